using System.Text;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runbooks.Diagnostics;

namespace CyberDraaiboek.Tests.Checking;

/// <summary>
/// Pairs of broken files and what the checker says of them. A case holds one or more files, each after a line <c>#### path</c>, laid
/// over a small whole; a file <c>tweede.yaml</c> is the second organisation file. <c>CYBERDRAAIBOEK_VERNIEUW=1</c> writes the answers anew.
/// </summary>
public sealed class CasesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "CyberDraaiboek.Tests", "Checking", "Cases");

    private static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>Codes of reaction files, which are no part of a map of runbooks.</summary>
    private static bool OfReactions(string code) => string.CompareOrdinal(code, "DRB200") >= 0 && string.CompareOrdinal(code, "DRB220") < 0;

    private static bool Refresh => Environment.GetEnvironmentVariable("CYBERDRAAIBOEK_VERNIEUW") == "1";

    public static TheoryData<string> Cases => [.. Names];

    internal static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_broken_file_gets_the_diagnostics_beside_it(string name)
    {
        var found = string.Concat(Faults(name).Select(fault => $"{fault}\n"));
        var path = Path.Combine(Folder, $"{name}.diagnostics.txt");
        if (Refresh)
        {
            File.WriteAllText(path, found);
        }

        Assert.Equal(File.ReadAllText(path), found);
    }

    [Fact]
    public void Every_code_has_a_case()
    {
        var shown = Names.SelectMany(Faults).Select(fault => fault.Code).ToHashSet();
        var missing = FaultCode.All.Select(code => code.Code).Where(code => !OfReactions(code)).Except(shown).Except(CodesOfMaps).Order();

        Assert.Empty(missing);
    }

    [Fact]
    public void A_code_is_used_for_one_kind_of_fault_only()
    {
        var codes = FaultCode.All.Select(code => code.Code).ToList();

        Assert.Equal(codes.Distinct(), codes);
        Assert.NotEmpty(codes);
    }

    /// <summary>Those that bytes or maps cause; <see cref="Loading.HostileFilesTests"/> has them.</summary>
    internal static IReadOnlyList<string> CodesOfMaps { get; } =
        ["DRB001", "DRB002", "DRB003", "DRB004", "DRB005", "DRB008", "DRB009", "DRB010", "DRB011", "DRB012", "DRB016", "DRB017", "DRB018"];

    /// <summary>The small whole with the files of the case laid over it.</summary>
    internal static Dictionary<string, string> FilesOf(string name)
    {
        var files = SmallWhole.Files();
        foreach (var (path, text) in Parts(File.ReadAllText(Path.Combine(Folder, $"{name}.yaml"))))
        {
            if (text.Trim() == "weg")
            {
                files.Remove(path);
            }
            else
            {
                files[path] = text;
            }
        }

        return files;
    }

    private static IReadOnlyList<Diagnostic> Faults(string name)
    {
        var files = FilesOf(name);
        var overrides = files.Remove("tweede.yaml", out var second) ? [new SourceFile("tweede.yaml", Encoding.UTF8.GetBytes(second))] : Array.Empty<SourceFile>();
        return RunbookLoader.Load(SmallWhole.Sources(files), new LoadOptions(Today, overrides)).Diagnostics;
    }

    /// <summary>Line numbers in a part stay those of the part: its first line is line 1.</summary>
    private static IEnumerable<(string Path, string Text)> Parts(string text) =>
        text.Split("#### ", StringSplitOptions.RemoveEmptyEntries).Select(part => (part[..part.IndexOf('\n')].Trim(), part[(part.IndexOf('\n') + 1)..]));
}
