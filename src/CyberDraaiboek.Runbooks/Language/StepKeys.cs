using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Runbooks.Language;

/// <summary>Keys of steps. The first key of a step says what kind it is and gives its id.</summary>
internal static class StepKeys
{
    public static readonly Key Title = new("titel", Forms.Line, "Wat mensen zien.") { Required = true };
    public static readonly Key TitleOptional = Title with { Required = false };
    public static readonly Key Owner = new("rol", Forms.Role, "Rol die het doet.") { Required = true };
    public static readonly Key OwnerOptional = Owner with { Required = false };
    public static readonly Key Instruction = new("doen", Forms.Text, "Wat er gedaan moet worden en hoe u weet dat het gelukt is. Opmaak met Markdown mag.");
    public static readonly Key Avoid = new("niet_doen", Forms.Text, "Wat u juist niet doet.");
    public static readonly Key DoneBefore = new("gereed_binnen", new TargetForm(), "Streeftijd: dan moet het klaar zijn.");
    public static readonly Key Within = new("binnen", new TargetForm(), "Streeftijd: dan moet het klaar zijn.");
    public static readonly Key ConfirmedBefore = new("bevestigd_binnen", new TargetForm(), "Streeftijd: dan moet iemand de stap hebben aangenomen.");
    public static readonly Key Evidence = new("bewijs", Forms.Text, "Wat u noteert als het klaar is.");
    public static readonly Key Paper = new("op_papier", Forms.Line, "Waar het staat in de noodmap, zoals 'kaart 2'.");
    public static readonly Key After = new("na", new ListForm(new RefForm(NameKind.Step)), "De stap begint pas als deze stappen klaar of overgeslagen zijn.");
    public static readonly Key Blocks = new("wacht_op_gereed", Forms.YesNo, "Of de stappen hieronder op deze stap wachten.") { Default = "ja" };
    public static readonly Key BlocksNot = Blocks with { Default = "nee" };
    public static readonly Key Acknowledgement = new("bevestiging", new ShapeForm(() => EscalationKeys.AcknowledgementShape!), "Welke bevestiging de wekker stopt.");
    public static readonly Key Escalation = new("escalatie", EscalationKeys.Form, "Wat er gebeurt als niemand reageert.") { Default = "de escalatie 'standaard' van organisatie.yaml" };
    public static readonly Key ServesClock = new("voor_klok", new RefForm(NameKind.Clock), "De wettelijke klok waarvoor deze stap nodig is. De controle waarschuwt als de streeftijd later valt.");
    public static readonly Key Check = new("controleer", Forms.Text, "Wat nog moet worden nagekeken, of dat het een voorstel is. Zichtbaar tijdens een inzet.");

    public static readonly Key Action = Kind("actie", "Een actie: een mens doet iets. De waarde is de id van de stap.");
    public static readonly Key StopsClock = new("stopt_klok", new RefForm(NameKind.Clock), "Als deze actie klaar is, stopt die klok. Het bewijs is het kenmerk van de melding.");

    public static readonly Key Notify = Kind("melding", "Een bericht aan rollen en partijen. De waarde is de id van de stap.");
    public static readonly Key To = new("aan", Forms.Roles, "Rollen en partijen die het krijgen.") { Required = true };
    public static readonly Key ToOptional = To with { Required = false };
    public static readonly Key ToOrEveryone = To with
    {
        Form = new ListForm(new RefForm(NameKind.Role, Everyone.Role.Value)),
        Description = "Rollen en partijen die het krijgen. 'iedereen': elke persoon van de organisatie, ieder voor zich; partijen horen daar niet bij.",
    };
    public static readonly Key Template = new("sjabloon", new RefForm(NameKind.Template), "De tekst.") { Required = true };
    public static readonly Key Via = new("via", Forms.Channels, "Kanalen, in deze volgorde.") { Default = "de eigen volgorde van de persoon" };
    public static readonly Key SendWithin = new("verzonden_binnen", new DurationForm(Exact: true), "Hoe lang verzenden of bellen mag duren voordat het volgende kanaal wordt gebruikt.") { Default = "zoals bij 'kanalen' in organisatie.yaml, anders 2m" };
    public static readonly Key SecondReader = new("tweede_lezer", Forms.Role, "Rol die de tekst ook goedkeurt voordat hij weggaat. Verplicht als het sjabloon publiek is; 'rol' is dan de eerste lezer.");

    public static readonly Key Decision = Kind("besluit", "Een besluit van een mens. De waarde is de id van de stap; voorwaarden gebruiken hem.");
    public static readonly Key Question = new("vraag", Forms.Line, "Wat er besloten moet worden.") { Required = true };
    public static readonly Key DecidedBy = new("door", Forms.Role, "Rol die besluit.") { Required = true };
    public static readonly Key Capacity = new("hoedanigheid", Forms.Line, "In welke hoedanigheid, zoals 'gemandateerd door het college'.");
    public static readonly Key Advisers = new("advies", Forms.Roles, "Rollen die adviseren.");
    public static readonly Key Options = new("keuzes", new TableForm(new IdForm(null), new EitherForm(Forms.Line, null, new ShapeForm(() => OptionShape!)), 2), "Naam en titel van elke keuze, met het gevolg. Ten minste twee.") { Required = true };
    public static readonly Key ReviewAfter = new("heroverweeg_na", new DurationForm(), "Na hoeveel tijd u het besluit opnieuw bekijkt, wat u ook koos. Telkens opnieuw, tot de inzet sluit. Bij een keuze geldt het alleen voor die keuze.");
    public static readonly Key Code = new("code", Forms.Line, "Code in de besluitenlijst, zoals D01.");
    public static readonly Key OptionTitle = new("titel", Forms.Line, "Titel van de keuze.") { Required = true };
    public static readonly Key OptionConsequence = new("gevolg", Forms.Text, "Waar de keuze toe leidt.");
    public static readonly Key OptionReviewAfter = ReviewAfter with { Description = "Na hoeveel tijd u het besluit na deze keuze opnieuw bekijkt.", Default = "zoals bij het besluit" };

    public static readonly Key Ask = Kind("vraag", "Vraagt gegevens aan een rol. De waarde is de id van de stap.");
    public static readonly Key Fields = new("velden", new ListForm(new RefForm(NameKind.Data)), "De gegevens die worden gevraagd.") { Required = true };

    public static readonly Key Wait = Kind("wachten", "Wacht op een moment of een voorwaarde. De waarde is de id van de stap.");
    public static readonly Key For = new("duur", new DurationForm(), "Hoe lang, vanaf het begin van de stap.");
    public static readonly Key Until = new("tot", new TargetForm(), "Tot welk moment.");
    public static readonly Key UntilTrue = new("totdat", new ConditionForm(ConditionUse.WaitUntil), "Tot deze voorwaarde waar is. Samen met 'duur' of 'tot': wat het eerst komt.");

    public static readonly Key ScaleUp = Kind("opschalen", "Stelt voor om op te schalen; een mens doet het. De waarde is de id van de stap.");
    public static readonly Key ScaleDown = Kind("afschalen", "Stelt voor om af te schalen; een mens doet het. De waarde is de id van de stap.");
    public static readonly Key ToLevel = new("naar", Forms.Level, "Het niveau van de ladder.") { Required = true };
    public static readonly Key Grip = new("grip", new RefForm(NameKind.Grip), "GRIP-niveau dat u vraagt, of waar u naar handelt.");

    public static readonly Key Clock = Kind("klok", "Een mens legt vast wanneer een wettelijke klok begint en waarom, of dat hij niet geldt. De waarde is de id van de stap.");
    public static readonly Key StartsClock = new("start", new RefForm(NameKind.Clock), "De klok.") { Required = true };

    public static readonly Key Sitrap = Kind("sitrap", "Een situatierapport. De waarde is de id van de stap.");
    public static readonly Key StartRunbook = Kind("start_draaiboek", "Start een ander draaiboek als eigen inzet. De waarde is de id van de stap.");
    public static readonly Key Runbook = new("draaiboek", new RefForm(NameKind.Runbook), "Het draaiboek dat start.") { Required = true };

    public static readonly Key Webhook = Kind("webhook", "Stuurt een bericht aan een ander systeem. De waarde is de id van de stap.");
    public static readonly Key ToParty = new("naar", new RefForm(NameKind.Party), "Partij met een webhook.") { Required = true };

    public static readonly Shape OptionShape = new("keuze-van-besluit", "een keuze", "Een keuze van een besluit.", [OptionTitle, OptionConsequence, OptionReviewAfter]);

    private static readonly Key[] Tail = [Evidence, Paper, After, Blocks, Acknowledgement, Escalation, ServesClock, Check];

    private static readonly Key[] Middle = [Instruction, Avoid, DoneBefore, ConfirmedBefore];

    /// <summary>Kinds of steps, in the order of the reference.</summary>
    public static readonly IReadOnlyList<Shape> Shapes =
    [
        new("actie", "de stap 'actie'", Action.Description, [Action, Title, Owner, .. Middle, StopsClock, .. Tail]),
        new("melding", "de stap 'melding'", Notify.Description,
            [Notify, TitleOptional, ToOrEveryone, Template, Via, SendWithin, OwnerOptional, SecondReader, .. Middle, Evidence, Paper, After, BlocksNot, Acknowledgement, Escalation, ServesClock, Check])
        {
            Rules = [new Needs("tweede_lezer", "rol"), new Needs("escalatie", "bevestiging"), new Needs("bevestigd_binnen", "bevestiging")],
        },
        new("besluit", "de stap 'besluit'", Decision.Description,
            [Decision, TitleOptional, Question, DecidedBy, Capacity, Advisers, Options, Within, ReviewAfter, Code, Instruction, Avoid, ConfirmedBefore, .. Tail]),
        new("vraag", "de stap 'vraag'", Ask.Description, [Ask, Title, Owner, Fields, Within, Instruction, Avoid, DoneBefore, ConfirmedBefore, .. Tail])
        {
            Rules = [new AtMostOne("binnen", "gereed_binnen")],
        },
        new("wachten", "de stap 'wachten'", Wait.Description, [Wait, TitleOptional, For, Until, UntilTrue, Instruction, After, Blocks, Check])
        {
            Rules = [new AtLeastOne("duur", "tot", "totdat"), new AtMostOne("duur", "tot")],
        },
        new("opschalen", "de stap 'opschalen'", ScaleUp.Description, [ScaleUp, Title, Owner, ToLevel, Grip, .. Middle, .. Tail]),
        new("afschalen", "de stap 'afschalen'", ScaleDown.Description, [ScaleDown, Title, Owner, ToLevel, Grip, .. Middle, .. Tail]),
        new("klok", "de stap 'klok'", Clock.Description,
            [Clock, TitleOptional, StartsClock, OwnerOptional with { Default = "de eigenaar van de klok" }, .. Middle, .. Tail]),
        new("sitrap", "de stap 'sitrap'", Sitrap.Description, [Sitrap, Title, Owner, ToOptional, Template, .. Middle, .. Tail]),
        new("start_draaiboek", "de stap 'start_draaiboek'", StartRunbook.Description, [StartRunbook, TitleOptional, Runbook, Instruction, After, BlocksNot, Check]),
        new("webhook", "de stap 'webhook'", Webhook.Description, [Webhook, TitleOptional, ToParty, Template, Instruction, After, BlocksNot, Check]),
    ];

    private static Key Kind(string name, string description) => new(name, new IdForm(NameKind.Step), description) { Required = true };
}
