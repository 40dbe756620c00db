using System.Text;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Tests.Loading;

/// <summary>Files that want to hurt, or that come from the wrong program, are refused before they cost anything.</summary>
public sealed class HostileFilesTests
{
    private static readonly LoadOptions Options = new(new DateOnly(2026, 11, 22));

    public static TheoryData<string, string, string> Refused => new()
    {
        { "tab", "draaiboek: proef\n\ttitel: x\n", "proef.yaml:2:1  DRB003" },
        { "tab in a text", "draaiboek: proef\ntitel: a\tb\n", "proef.yaml:2:9  DRB003" },
        { "control character", "draaiboek: proef\ntitel: a\u0007b\n", "proef.yaml:2:9  DRB004" },
        { "lone carriage return", "draaiboek: proef\rtitel: b\n", "proef.yaml:1:17  DRB004" },
        { "text that reads backwards", "draaiboek: proef\ntitel: a\u202Eb\n", "proef.yaml:2:9  DRB004" },
        { "escaped control character", "draaiboek: proef\ntitel: \"a\\0b\"\n", "proef.yaml:2:8  DRB004" },
        { "escaped tab", "draaiboek: proef\ntitel: \"a\\tb\"\n", "proef.yaml:2:8  DRB004" },
        { "half a surrogate", "draaiboek: proef\ntitel: \"a\\uD800b\"\n", "proef.yaml:2:8  DRB006" },
        { "beyond Unicode", "draaiboek: proef\ntitel: \"\\UFFFFFFFF\"\n", "DRB006" },
        { "empty", "", "proef.yaml:1:1  DRB005" },
        { "only white space", "  \n\n", "proef.yaml:1:1  DRB005" },
        { "only a comment", "# niets\n", "proef.yaml:1:1  DRB005" },
        { "anchor", "draaiboek: &a proef\n", "proef.yaml:1:12  DRB008" },
        { "alias", "draaiboek: proef\ntitel: *a\n", "proef.yaml:2:8  DRB008" },
        { "tag", "draaiboek: !!str proef\n", "proef.yaml:1:12  DRB008" },
        { "tag of our own", "draaiboek: proef\ntitel: !geheim x\n", "proef.yaml:2:8  DRB008" },
        { "merge key", "draaiboek: proef\n<<: x\n", "proef.yaml:2:1  DRB008" },
        { "directive", "%TAG ! tag:x,2000:\n---\ndraaiboek: proef\n", "DRB008" },
        { "two documents", "draaiboek: proef\n---\ndraaiboek: twee\n", "proef.yaml:2:1  DRB011" },
        { "a list", "- a\n- b\n", "proef.yaml:1:1  DRB012" },
        { "a text", "zomaar tekst\n", "proef.yaml:1:1  DRB012" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refused_with_its_place(string what, string text, string expected)
    {
        var fault = Assert.Single(FaultsOf(Encoding.UTF8.GetBytes(text)));

        Assert.True(fault.ToString().Contains(expected, StringComparison.Ordinal), $"{what}: {fault}");
    }

    [Fact]
    public void Utf_16_and_latin_1_are_named_as_such()
    {
        const string Text = "draaiboek: proef\ntitel: één\n";

        Assert.Contains("UTF-16", Assert.Single(FaultsOf(Encoding.Unicode.GetBytes(Text))).Message, StringComparison.Ordinal);
        Assert.Contains("UTF-16", Assert.Single(FaultsOf([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)])).Message, StringComparison.Ordinal);
        Assert.Contains("UTF-16", Assert.Single(FaultsOf(Encoding.BigEndianUnicode.GetBytes(Text))).Message, StringComparison.Ordinal);
        Assert.StartsWith("proef.yaml:2:8  DRB002", Assert.Single(FaultsOf(Encoding.Latin1.GetBytes(Text))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_fine()
    {
        var files = Checking.SmallWhole.Files();
        var plain = RunbookLoader.Load(Checking.SmallWhole.Sources(files), Options);
        var windows = RunbookLoader.Load(
            [.. files.Select(file => new SourceFile(file.Key, (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(file.Value.ReplaceLineEndings("\r\n"))]))], Options);

        Assert.Empty(windows.Diagnostics);
        Assert.Equal(plain.Runbooks.Values.Single().Hash, windows.Runbooks.Values.Single().Hash);
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{a: ", "")]
    [InlineData("- ", "")]
    public void Ten_thousand_levels_are_refused_at_the_first_that_is_too_many(string level, string end)
    {
        var text = $"draaiboek: proef\nfasen: {(level == "- " ? "\n" : string.Empty)}{string.Concat(Enumerable.Repeat(level, 10_000))}{end}\n";

        Assert.Equal("DRB009", Assert.Single(FaultsOf(Encoding.UTF8.GetBytes(text))).Code);
    }

    [Fact]
    public void Too_many_nodes_are_refused()
    {
        var text = $"draaiboek: proef\nbronnen: [{string.Join(',', Enumerable.Repeat("a", YamlLimits.Nodes))}]\n";

        Assert.Equal("DRB010", Assert.Single(FaultsOf(Encoding.UTF8.GetBytes(text))).Code);
    }

    [Fact]
    public void An_alias_bomb_costs_no_memory()
    {
        var bomb = new StringBuilder("draaiboek: proef\na: &a [x,x,x,x,x,x,x,x,x]\n");
        for (var level = 'b'; level <= 'i'; level++)
        {
            bomb.Append($"{level}: &{level} [{string.Join(',', Enumerable.Repeat($"*{(char)(level - 1)}", 9))}]\n");
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Assert.Single(FaultsOf(Encoding.UTF8.GetBytes(bomb.ToString())));

        Assert.Equal("DRB008", fault.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    [Fact]
    public void A_file_of_100_MB_is_not_read_whole()
    {
        var map = Directory.CreateTempSubdirectory("draaiboek");
        try
        {
            using (var large = new FileStream(Path.Combine(map.FullName, "proef.yaml"), FileMode.CreateNew))
            {
                large.SetLength(100_000_000);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            var faults = RunbookLoader.LoadMap(map.FullName, Options).Diagnostics;

            Assert.Contains(faults, fault => fault.ToString().StartsWith("proef.yaml:1:1  DRB001", StringComparison.Ordinal));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
        }
        finally
        {
            map.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_map_that_is_missing_or_holds_other_things_is_said()
    {
        var map = Directory.CreateTempSubdirectory("draaiboek");
        try
        {
            File.WriteAllText(Path.Combine(map.FullName, "oud.yml"), "draaiboek: oud\n");
            File.WriteAllText(Path.Combine(map.FullName, "lees.md"), "# niet voor ons\n");

            Assert.Equal(["DRB015", "DRB019"], RunbookLoader.LoadMap(map.FullName, Options).Diagnostics.Select(fault => fault.Code).Order());
            Assert.Contains(RunbookLoader.LoadMap(Path.Combine(map.FullName, "nergens"), Options).Diagnostics, fault => fault.Code == "DRB017");
        }
        finally
        {
            map.Delete(recursive: true);
        }
    }

    [Fact]
    public void What_is_no_file_is_not_waited_for_and_a_link_is_named()
    {
        var map = Directory.CreateTempSubdirectory("draaiboek");
        try
        {
            using (var make = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(map.FullName, "pijp.yaml")]))
            {
                make.WaitForExit();
            }

            File.CreateSymbolicLink(Path.Combine(map.FullName, "link.yaml"), "/etc/hostname");
            Directory.CreateSymbolicLink(Path.Combine(map.FullName, "kring"), map.FullName);

            var faults = RunbookLoader.LoadMap(map.FullName, Options).Diagnostics.Select(fault => (fault.At.File, fault.Code)).ToList();

            Assert.Contains(("kring", "DRB017"), faults);
            Assert.Contains(("link.yaml", "DRB017"), faults);
            Assert.Contains(faults, fault => fault.File == "pijp.yaml");
            Assert.DoesNotContain(faults, fault => fault.File.StartsWith("kring/", StringComparison.Ordinal));
        }
        finally
        {
            map.Delete(recursive: true);
        }
    }

    [Fact]
    public void Thousands_of_files_are_not_all_read()
    {
        var map = Directory.CreateTempSubdirectory("draaiboek");
        try
        {
            for (var number = 0; number <= YamlLimits.Files; number++)
            {
                File.WriteAllText(Path.Combine(map.FullName, $"x{number:0000}.yaml"), "- a\n");
            }

            Assert.Contains(RunbookLoader.LoadMap(map.FullName, Options).Diagnostics, fault => fault.Code == "DRB016");
        }
        finally
        {
            map.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_flood_of_faults_is_cut_off()
    {
        var text = new StringBuilder("draaiboek: proef\n");
        for (var number = 0; number < 5_000; number++)
        {
            text.Append($"sleutel{number}: x\n");
        }

        var faults = FaultsOf(Encoding.UTF8.GetBytes(text.ToString()));

        Assert.InRange(faults.Count, 100, 600);
        Assert.Equal("DRB018", faults[^1].Code);
    }

    private static List<Diagnostic> FaultsOf(byte[] bytes)
    {
        var files = Checking.SmallWhole.Files();
        files.Remove("proef.yaml");
        SourceFile[] all = [.. Checking.SmallWhole.Sources(files), new SourceFile("proef.yaml", bytes)];
        return [.. RunbookLoader.Load(all, Options).Diagnostics.Where(fault => fault.At.File == "proef.yaml")];
    }
}
