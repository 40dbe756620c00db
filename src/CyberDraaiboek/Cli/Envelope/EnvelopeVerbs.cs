using System.CommandLine;
using System.Text.Json.Nodes;
using CyberDraaiboek.Api.Envelope;
using CyberDraaiboek.Cli.Frame;

namespace CyberDraaiboek.Cli.Envelope;

/// <summary><c>envelop</c>: the codes of the sealed envelope.</summary>
internal static class EnvelopeVerbs
{
    public static Command All(Shell shell) => new("envelop", "Codes voor de noodenvelop: binnenkomen als al het andere weg is.")
    {
        new MakeEnvelopeVerb(shell), new ShowEnvelopeVerb(shell), new WithdrawEnvelopeVerb(shell),
    };
}

/// <summary><c>envelop maak</c>.</summary>
internal sealed class MakeEnvelopeVerb : ServerVerb
{
    private readonly Argument<int> _count = new("aantal") { Description = $"Hoeveel codes: 1 tot en met {Web.Accounts.Envelope.MostCodes}." };

    public MakeEnvelopeVerb(Shell shell)
        : base("maak", "Maak een nieuwe reeks codes. Ze worden één keer getoond; oude codes werken daarna niet meer, en wie met een code binnenkwam is afgemeld.", shell) => Arguments.Add(_count);

    protected override async Task<int> Run(ParseResult line, ServerClient server, CancellationToken stop)
    {
        var answer = await server.Post("envelopcodes", new JsonObject { ["aantal"] = line.GetRequiredValue(_count), ["door"] = Shell.User }, stop);
        if (Json(line))
        {
            WriteJson(answer);
            return Exit.Ok;
        }

        var made = Read<NewEnvelopeView>(answer);
        await Shell.Out.WriteLineAsync($"NOODENVELOP CYBERDRAAIBOEK, reeks {made.Series}, gemaakt {TimeText.Full(Shell.Time.GetUtcNow())} door {Shell.User}");
        await Shell.Out.WriteLineAsync("Alleen openen als niemand zich nog kan aanmelden. Elke code werkt één keer; streep hem daarna door.");
        await Shell.Out.WriteLineAsync("Ga naar de aanmeldpagina, kies 'een code uit de envelop', vul uw naam en een code in.");
        await Shell.Out.WriteLineAsync("Iedereen in een lopende inzet en alle beheerders zien dat de envelop is gebruikt.");
        foreach (var (code, at) in made.Codes.Select((code, at) => (code, at)))
        {
            await Shell.Out.WriteLineAsync($"{$"{made.Series}-{at + 1}",6}   {code}   gebruikt door ______________________ om ________");
        }

        await Shell.Error.WriteLineAsync("Druk dit nu af: de codes worden niet nog eens getoond. Oude codes werken niet meer, en wie met een code binnen was is afgemeld.");
        return Exit.Ok;
    }
}

/// <summary><c>envelop stand</c>.</summary>
internal sealed class ShowEnvelopeVerb(Shell shell) : ServerVerb("stand", "Welke codes er nog zijn en welke gebruikt zijn.", shell)
{
    protected override async Task<int> Run(ParseResult line, ServerClient server, CancellationToken stop)
    {
        var answer = await server.Get("envelopcodes", stop);
        if (Json(line))
        {
            WriteJson(answer);
            return Exit.Ok;
        }

        var codes = Read<EnvelopeCodeView[]>(answer);
        foreach (var code in codes.Where(c => c.Used is not null))
        {
            await Shell.Out.WriteLineAsync($"{code.Name,6}  gebruikt {TimeText.Full(code.Used!.Value)} door {code.UsedBy}");
        }

        await Shell.Out.WriteLineAsync($"{codes.Count(c => c.Used is null && c.Withdrawn is null)} codes zijn nog te gebruiken.");
        return Exit.Ok;
    }
}

/// <summary><c>envelop intrek</c>.</summary>
internal sealed class WithdrawEnvelopeVerb(Shell shell) : ServerVerb("intrek", "Alle codes die niet gebruikt zijn werken niet meer; wie met een code binnenkwam is afgemeld.", shell)
{
    protected override async Task<int> Run(ParseResult line, ServerClient server, CancellationToken stop)
    {
        var answer = await server.Delete("envelopcodes", stop);
        if (Json(line))
        {
            WriteJson(answer);
        }
        else
        {
            var withdrawn = Read<WithdrawnView>(answer);
            await Shell.Out.WriteLineAsync($"{withdrawn.Count} codes ingetrokken, {withdrawn.SignedOut} keer iemand afgemeld die met een code binnen was. Maak een nieuwe reeks met: envelop maak 10");
        }

        return Exit.Ok;
    }
}
