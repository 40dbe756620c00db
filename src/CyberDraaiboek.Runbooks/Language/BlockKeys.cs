namespace CyberDraaiboek.Runbooks.Language;

/// <summary>Keys of blocks: steps that hold steps.</summary>
internal static class BlockKeys
{
    public static readonly Key Parallel = new("tegelijk", Forms.Branches, "Naast elkaar; klaar als alle takken klaar zijn.") { Required = true };

    public static readonly Key If = new("als", new ConditionForm(ConditionUse.If), "Voorwaarde; beslist op het moment dat het draaiboek hier komt.") { Required = true };
    public static readonly Key Then = new("dan", Forms.Nodes, "Stappen als de voorwaarde waar is.") { Required = true };
    public static readonly Key Else = new("anders", Forms.Nodes, "Stappen als de voorwaarde niet waar is.");

    public static readonly Key When = new("zodra", new ConditionForm(ConditionUse.When), "Voorwaarde die klaarstaat vanaf dit punt; houdt de rest niet op.") { Required = true };
    public static readonly Key ThenWhen = new("dan", Forms.Nodes, "Stappen die eenmaal beginnen als de voorwaarde waar wordt.") { Required = true };

    public static readonly Key Choice = new("keuze", new RefForm(NameKind.Subject), "Besluit of gegeven met keuzes; het draaiboek wacht tot de keuze bekend is.") { Required = true };
    public static readonly Key Cases = new("bij", new TableForm(new IdForm(null), Forms.Nodes), "Per keuze de stappen.") { Required = true };
    public static readonly Key Otherwise = new("anders", Forms.Nodes, "Stappen voor keuzes die er niet bij staan.");

    public static readonly Key Repeat = new("herhaal", new EveryForm(Exact: false), "'elke' met een duur: de tijd tussen het begin van twee rondes.") { Required = true };
    public static readonly Key UntilTrue = new("totdat", new ConditionForm(ConditionUse.RepeatUntil), "Stopt tussen twee rondes als dit waar is.");
    public static readonly Key AtMost = new("hoogstens", new NumberForm(1, 10_000), "Ten hoogste zoveel rondes.");
    public static readonly Key Blocks = StepKeys.BlocksNot with { Description = "Of de stappen hieronder op het einde van de herhaling wachten." };
    public static readonly Key Steps = new("stappen", Forms.Nodes, "De stappen, in volgorde.") { Required = true };

    public static readonly Key Track = new("spoor", new IdForm(null), "Naam van het spoor: bron (oorzaak aanpakken), gevolg (gevolgen bestrijden) of een eigen naam.") { Required = true };

    public static readonly Shape TrackShape = new("spoor", "een spoor", "Een spoor naast andere.", [Track, Steps]);

    /// <summary>Kinds of blocks, in the order of the reference.</summary>
    public static readonly IReadOnlyList<Shape> Shapes =
    [
        new("tegelijk", "het blok 'tegelijk'", Parallel.Description, [Parallel]),
        new("als", "het blok 'als'", If.Description, [If, Then, Else]),
        new("zodra", "het blok 'zodra'", When.Description, [When, ThenWhen]),
        new("keuze", "het blok 'keuze'", Choice.Description, [Choice, Cases, Otherwise]),
        new("herhaal", "het blok 'herhaal'", Repeat.Description, [Repeat, UntilTrue, AtMost, Blocks, Steps])
        {
            Rules = [new AtLeastOne("totdat", "hoogstens")],
        },
    ];
}
