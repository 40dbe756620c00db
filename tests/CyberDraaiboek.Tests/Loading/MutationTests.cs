using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Tests.Checking;
using FsCheck;
using FsCheck.Fluent;

namespace CyberDraaiboek.Tests.Loading;

/// <summary>Files as a tired author, a bad editor or a fuzzer leaves them: always answers, never an exception, always a place that exists.</summary>
public sealed class MutationTests
{
    /// <summary><c>CYBERDRAAIBOEK_GRONDIG=20</c> tries twenty times as many.</summary>
    private static readonly int Thorough = int.TryParse(Environment.GetEnvironmentVariable("CYBERDRAAIBOEK_GRONDIG"), out var times) ? times : 1;

    private static readonly LoadOptions Options = new(new DateOnly(2026, 11, 22));

    private static readonly string Map = Path.Combine(Repository.Root, "runbooks");

    private static readonly Dictionary<string, string> Shipped = Directory
        .GetFiles(Map, "*.yaml", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(Map, path).Replace('\\', '/'), File.ReadAllText);

    private static readonly IReadOnlyList<Dictionary<string, string>> Cases = [.. CasesTests.Names.Select(CasesTests.FilesOf)];

    private static readonly string[] Bits =
    [
        ":", ": ", "- ", "  ", "\n", "'", "\"", "[", "]", "{", "}", "|", ">", "#", "&a", "*a", "!", "%", "@", "`", "\t", "\u0000", "\u202E", "é", "\uD800",
        "ja", "nee", "na: [a]", "actie: a", "als: ", "keuze: a", "herhaal: elke 1m", "99999999999", "-5m", "{{", "}}", "<<: x", "?", "---", "...", "~", "null",
    ];

    [Fact]
    public void Small_files_changed_at_random_places_never_throw() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300 * Thorough).WithEndSize(60), Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
        {
            var draws = new Draws(numbers);
            Survives(draws.Of(Cases), draws);
        }));

    [Fact]
    public void Shipped_files_changed_at_random_places_never_throw() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3 * Thorough), Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers => Survives(Shipped, new Draws(numbers))));

    [Fact]
    public void The_order_of_files_does_not_matter() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
        {
            var draws = new Draws(numbers);
            var files = draws.Of(Cases);
            var straight = RunbookLoader.Load(SmallWhole.Sources(files), Options);
            var shuffled = RunbookLoader.Load(SmallWhole.Sources(files.OrderBy(_ => draws.Next(1000))), Options);

            Assert.Equal(straight.Diagnostics.Select(fault => fault.ToString()), shuffled.Diagnostics.Select(fault => fault.ToString()));
            Assert.Equal(straight.Runbooks.Values.Select(runbook => runbook.Hash), shuffled.Runbooks.Values.Select(runbook => runbook.Hash));
        }));

    private static void Survives(Dictionary<string, string> files, Draws draws)
    {
        var changed = new Dictionary<string, string>(files);
        while (!draws.Ended)
        {
            var path = draws.Of([.. changed.Keys.Order(StringComparer.Ordinal)]);
            changed[path] = Change(changed[path], draws);
        }

        var library = RunbookLoader.Load(SmallWhole.Sources(changed), Options);
        foreach (var fault in library.Diagnostics.Where(fault => changed.ContainsKey(fault.At.File)))
        {
            Assert.InRange(fault.At.Line, 1, changed[fault.At.File].Split('\n').Length + 1);
            Assert.InRange(fault.At.Column, 1, changed[fault.At.File].Split('\n').Max(line => line.Length) + 2);
            Assert.DoesNotContain('\n', fault.Message);
        }

        foreach (var runbook in library.Runbooks.Values)
        {
            Assert.Equal(runbook.Hash, Library.FromBundle(library.BundleOf(runbook.Id).Json).Hash);
        }
    }

    private static string Change(string text, Draws draws)
    {
        var lines = text.Split('\n').ToList();
        var line = draws.Next(lines.Count);
        var column = draws.Next(lines[line].Length + 1);
        switch (draws.Next(8))
        {
            case 0:
                lines.RemoveAt(line);
                break;
            case 1:
                lines.Insert(line, lines[draws.Next(lines.Count)]);
                break;
            case 2:
                lines[line] = lines[line][..column];
                break;
            case 3:
                lines[line] = "  " + lines[line];
                break;
            case 4:
                lines[line] = lines[line].TrimStart();
                break;
            case 5:
                lines.RemoveRange(line, lines.Count - line);
                break;
            default:
                lines[line] = lines[line].Insert(column, draws.Of(Bits));
                break;
        }

        return string.Join('\n', lines);
    }
}
