using System.Net;
using System.Security.Cryptography;
using System.Text;
using CyberDraaiboek.SystemTests.Accounts;
using CyberDraaiboek.SystemTests.EndToEnd;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>Uploads that are not taken: names that lead elsewhere, hostile content, too much, and from who may not.</summary>
[Collection(nameof(DeskCollection))]
public sealed class UploadRefusedTests(DeskFixture desk)
{
    private const string Page = "/draaiboeken";
    private const string Look = "/draaiboeken/opladen";
    private const string Done = "/draaiboeken/opladen/bevestigd";

    [Theory]
    [InlineData("../snel.yaml", "", "Geen mappen")]
    [InlineData("..\\snel.yaml", "", "Geen mappen")]
    [InlineData("/etc/cron.yaml", ".", "Geen mappen")]
    [InlineData("snel.yml", ".", "niet op .yml")]
    [InlineData("snel.yaml.exe", ".", "eindigen op .yaml")]
    [InlineData(".verborgen.yaml", ".", "kleine letters")]
    [InlineData("con.yaml", ".", "apparaat")]
    [InlineData("nieuw.yaml", "", "Kies in welke map")]
    [InlineData("nieuw.yaml", "../..", "Kies een map uit de lijst")]
    [InlineData("nieuw.yaml", "scenarios/../..", "Kies een map uit de lijst")]
    public async Task A_name_that_leads_elsewhere_is_refused(string name, string folder, string says)
    {
        using var keeper = await desk.Keeper();
        var before = Snapshot();
        var answer = await Choose(keeper, folder, (name, QuickRunbooks.Quick + "# anders"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(says, answer.Read, StringComparison.Ordinal);

        var forged = await keeper.PostWith(
            (await keeper.Get(Page)).Token, Done, ("kenmerk", "x"), ("pad-0", name), ("inhoud-0", Convert.ToBase64String(Encoding.UTF8.GetBytes(QuickRunbooks.Quick + "# anders"))));
        Assert.True(forged.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict, forged.Read);
        Assert.Equal(before, Snapshot());
    }

    public static TheoryData<string, byte[]> Hostile { get; } = new()
    {
        { "another encoding", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(QuickRunbooks.Quick)] },
        { "no text", [0x00, 0x01, 0x02, 0xFF] },
        { "half a letter", [.. Encoding.UTF8.GetBytes("titel: Caf"), 0xC3] },
        { "a bomb of aliases", Encoding.UTF8.GetBytes("a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n") },
        { "a deep hole", Encoding.UTF8.GetBytes(new string('[', 20_000)) },
        { "a type of the machine", Encoding.UTF8.GetBytes("draaiboek: !!System.Diagnostics.Process snel\n") },
        { "nothing", "   "u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_file_is_a_fault_with_a_place(string what, byte[] bytes)
    {
        using var keeper = await desk.Keeper();
        var answer = await keeper.Upload(Page, Look, [("snel.yaml", bytes)], "bestanden", ("map", ""));

        Assert.True(answer.Status == HttpStatusCode.UnprocessableEntity, $"{what}: {answer.Status}");
        Assert.Matches("snel\\.yaml:\\d+:\\d+ DRB\\d+", Plain(answer));
    }

    [Fact]
    public async Task Too_much_is_refused_in_words()
    {
        using var keeper = await desk.Keeper();
        var large = await keeper.Upload(Page, Look, [("snel.yaml", new byte[1_000_001])], "bestanden", ("map", ""));
        var many = await keeper.Upload(Page, Look, Enumerable.Range(0, 51).Select(i => ($"a{i}.yaml", "x"u8.ToArray())), "bestanden", ("map", "."));
        var none = await keeper.Upload(Page, Look, [], "bestanden", ("map", "."));
        var twice = await Choose(keeper, ".", ("snel.yaml", QuickRunbooks.Quick), ("snel.yaml", QuickRunbooks.Quick));

        Assert.Contains("elk hoogstens 1 MB", large.Read, StringComparison.Ordinal);
        Assert.Contains("hoogstens 50 bestanden", many.Read, StringComparison.Ordinal);
        Assert.Contains("Kies een of meer bestanden", none.Read, StringComparison.Ordinal);
        Assert.Contains("twee keer gekozen", twice.Read, StringComparison.Ordinal);
        Assert.All([large, many, none, twice], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
    }

    [Fact]
    public async Task Others_see_the_page_and_cannot_send()
    {
        using var anna = await desk.Anna();

        var page = await anna.Get(Page);

        Assert.Contains("Bestanden opladen doet de beheerder", page.Read, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"file\"", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.Upload(Page, Look, [("snel.yaml", Encoding.UTF8.GetBytes(QuickRunbooks.Quick))], "bestanden", ("map", ""))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.PostWith(page.Token, Done, ("kenmerk", "x"))).Status);
    }

    /// <summary>Every file of the box outside its data, with what is in it.</summary>
    private IReadOnlyList<string> Snapshot() =>
    [
        .. Directory.EnumerateFiles(desk.Box.Folder, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(desk.Box.Data, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"),
    ];

    private static Task<Sight> Choose(Guest keeper, string folder, params (string Name, string Text)[] files) =>
        keeper.Upload(Page, Look, files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text))), "bestanden", ("map", folder));

    private static string Plain(Sight sight) => string.Join(' ', sight.Read.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
