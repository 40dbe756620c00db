using System.Diagnostics;
using System.Text.Json;

namespace CyberDraaiboek.SystemTests.Mail;

/// <summary>A mail as somebody else's program reads it: Python's own parser, strict about the standard.</summary>
internal sealed record ReadMail(IReadOnlyDictionary<string, string> Headers, IReadOnlyDictionary<string, string> Parts, IReadOnlyList<string> Defects)
{
    private const string Script =
        """
        import email, email.policy, json, sys
        m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
        parts = [p for p in m.walk() if not p.is_multipart()]
        print(json.dumps({
            'Headers': {k.lower(): str(v) for k, v in m.items()},
            'Parts': {p.get_content_type(): p.get_content() for p in parts},
            'Defects': [str(d) for p in m.walk() for d in p.defects]}))
        """;

    public static async Task<ReadMail> From(string file)
    {
        using var python = Process.Start(new ProcessStartInfo(RealParts.Require("python3"), ["-c", Script, file]) { RedirectStandardOutput = true })!;
        var json = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        Assert.Equal(0, python.ExitCode);
        return JsonSerializer.Deserialize<ReadMail>(json)!;
    }

    public static async Task<ReadMail> FromText(string mail)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, System.Text.Encoding.Latin1.GetBytes(mail));
            return await From(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
