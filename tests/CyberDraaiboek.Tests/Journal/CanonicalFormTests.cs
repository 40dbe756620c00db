using System.Text.Json;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Tests.Journal;

public sealed class CanonicalFormTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 17, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("gewoon")]
    [InlineData("met \"aanhaling\" en \\ schuine streep")]
    [InlineData("regel\neinde\ttab\rterug\b\f\u0001\u001f")]
    [InlineData("é ü € ☂ 🚨 \u2028 <b>&'+ \u007f")]
    [InlineData("")]
    public void Data_is_written_in_the_canonical_form_whatever_it_contains(string text)
    {
        var happened = new RunStarted
        {
            Runbook = new RunbookId("proef"),
            Version = text,
            RunbookHash = "h",
            Mode = RunMode.Live,
            Title = text,
            Start = Now,
            Level = "N1",
            Data = new Dictionary<string, string> { ["zee"] = text, ["aap"] = "1", ["Zee"] = "2", [text] = "3" },
            Authorities = [text],
            Parent = null,
        };
        var actor = new Actor("Anna", null, Origin.Api);

        var entry = EntryCodec.Seal(new RunId("r"), 1, new Fact(happened, actor, Now), Now, HashChain.Start);

        using var parsed = JsonDocument.Parse(entry.Data);
        Assert.Equal(CanonicalJson.Write(parsed.RootElement), entry.Data);
        Assert.All(parsed.RootElement.EnumerateObject(), property => Assert.True(char.IsLower(property.Name[0]), property.Name));
        var back = (RunStarted)EntryCodec.Event(entry);
        Assert.Equal((text, text, "1"), (back.Title, back.Data["zee"], back.Data["aap"]));
        Assert.Equal(entry, EntryCodec.FromJsonLine(EntryCodec.ToJsonLine(entry)));
    }
}
