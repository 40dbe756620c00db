using CyberDraaiboek.Runbooks.Language;

namespace CyberDraaiboek.Runbooks.Reactions;

/// <summary>Keys of reaction files.</summary>
internal static class ReactionKeys
{
    private static readonly Form Delay = new DurationForm(Exact: true, Zero: true);

    public static readonly Key Id = new("reactie", new IdForm(null), "Naam van dit bestand.") { Required = true };
    public static readonly Key Runbook = new("draaiboek", new RefForm(NameKind.Runbook), "Voor welk draaiboek.") { Required = true };
    public static readonly Key Title = new("titel", Forms.Line, "Wat er gebeurt, in een zin.");
    public static readonly Key Start = new("start", new MomentForm(), "T0. De optie --start gaat voor.");
    public static readonly Key Authorities = new("autoriteiten", new ListForm(Forms.Line), "Voor welke autoriteiten.") { Default = "alle" };
    public static readonly Key Data = new("gegevens", new TableForm(new RefForm(NameKind.Data), Forms.Text), "Wat bij de start is ingevuld.");
    public static readonly Key Others = new(
        "de_rest", Forms.Word(("geen", "niemand reageert"), ("alle", "iedereen reageert op tijd, zoals bij --reactie alle")), "Wat er gebeurt met stappen die hieronder niet staan.")
    { Default = "geen" };
    public static readonly Key Silent = new("zwijgt", new ListForm(Forms.Line), "Personen, rollen en stappen waarop niemand reageert, ook niet met 'de_rest: alle'.");
    public static readonly Key Steps = new(
        "stappen", new TableForm(Forms.Line, new ListForm(new ShapeForm(() => ReactionShapes.StepAct))), "Per stap wat er gebeurt. Voor één ronde van een herhaling: naam#ronde.");
    public static readonly Key Moments = new("momenten", new ListForm(new ShapeForm(() => ReactionShapes.MomentAct)), "Wat er los van stappen gebeurt.");
    public static readonly Key Expected = new("verwacht", new ListForm(new ShapeForm(() => ReactionShapes.Expectation)), "Wat het logboek daarna moet bevatten.");

    public static readonly Key AfterOpening = new("na", Delay, "Hoe lang na het openen van de stap.") { Required = true };
    public static readonly Key AfterStart = new("na", Delay, "Hoe lang na T0.") { Required = true };
    public static readonly Key As = new("als", Forms.Line, "Persoon of rol die het doet.") { Default = "wie de stap heeft" };
    public static readonly Key Override = new("ondanks", Forms.Text, "Waarom het doorgaat zonder mandaat of tweede lezer.");
    public static readonly Key Reason = new("reden", Forms.Text, "Waarom.") { Default = "simulatie" };

    public static readonly Key Acknowledge = new(
        "bevestig", Forms.Word(("ik_kom", "neemt het op zich"), ("ik_kan_niet", "de volgende wordt gebeld"), ("verkeerde_persoon", "de volgende wordt gebeld")), "Antwoord op de melding.");
    public static readonly Key Strength = new("sterkte", Forms.Strength, "Hoe zeker het antwoord is.") { Default = "zo sterk als de stap vraagt" };
    public static readonly Key Complete = new("gereed", Forms.Text, "De stap is gedaan; hier staat het bewijs, de reden of het beeld.");
    public static readonly Key Fields = new("velden", new TableForm(new RefForm(NameKind.Data), Forms.Text), "Gegevens die de stap vraagt. Wat u weglaat krijgt een aannemelijke waarde.");
    public static readonly Key Decide = new("besluit", new IdForm(null), "De gekozen mogelijkheid.");
    public static readonly Key DoesNotApply = new("nvt", Forms.Text, "De wettelijke klok van deze stap geldt niet; hier staat waarom.");
    public static readonly Key Skip = new("overslaan", Forms.Text, "De stap wordt niet gedaan; hier staat waarom.");
    public static readonly Key Approve = new("akkoord", Forms.Word(("ja", "akkoord met de tekst")), "Akkoord met de tekst, als opsteller of tweede lezer.");
    public static readonly Key Escalate = new("escaleer", Forms.Text, "Bel nu de volgende; hier staat waarom.");
    public static readonly Key Reopen = new("heropen", Forms.Text, "De stap gaat weer open; hier staat waarom.");
    public static readonly Key Silence = new("stil", Forms.Text, "Er gaat een tijd niets uit over de stap; hier staat waarom.");
    public static readonly Key For = new("duur", new DurationForm(Exact: true), "Hoe lang stil.");
    public static readonly Key Called = new(
        "gebeld", Forms.Word(("bereikt", "gesproken"), ("geen_gehoor", "neemt niet op"), ("voicemail", "ingesproken"), ("verkeerd_nummer", "iemand anders")), "Uitkomst van het telefoontje dat openstaat.");

    public static readonly Key Note = new("notitie", Forms.Text, "Een regel in het logboek.");
    public static readonly Key SetData = new("gegevens", new TableForm(new RefForm(NameKind.Data), Forms.Text), "Gegevens invullen of wijzigen.");
    public static readonly Key Level = new("niveau", Forms.Level, "Op- of afschalen.");
    public static readonly Key Grip = new("grip", Forms.Line, "GRIP van de regio.");
    public static readonly Key StopClock = new("klok_stop", new RefForm(NameKind.Clock), "De wettelijke melding is ingediend.");
    public static readonly Key Reference = new("kenmerk", Forms.Line, "Bewijs van de indiening.") { Default = "SIM" };
    public static readonly Key Open = new("open", new RefForm(NameKind.Step), "Open een stap voor zijn beurt.");
    public static readonly Key OpenPhase = new("fase", Forms.Line, "Open een fase voor zijn beurt.");
    public static readonly Key Pause = new("pauze", Forms.Text, "De termijnen staan stil; hier staat waarom.");
    public static readonly Key Resume = new("hervat", Forms.Text, "De termijnen lopen weer; hier staat waarom.");
    public static readonly Key Close = new("sluit", Forms.Text, "De inzet is klaar; hier staat waarom.");

    public static readonly Key ActionCode = new("actie", Forms.Line, "Actiecode uit het logboek, zoals escalatie.uitgeput.") { Required = true };
    public static readonly Key About = new("object", Forms.Line, "Waar de regel over gaat, zoals een stap of klok.");
    public static readonly Key Result = new("resultaat", Forms.Line, "Tekst die in het resultaat moet staan.");
    public static readonly Key Exactly = new("op", Delay, "Precies zo lang na T0.");
    public static readonly Key Before = new("voor", Delay, "Uiterlijk zo lang na T0.");
    public static readonly Key Since = new("vanaf", Delay, "Niet eerder dan zo lang na T0.");
    public static readonly Key Times = new("keer", new NumberForm(0, 100_000), "Precies zo vaak; 0 is nooit.") { Default = "minstens één keer" };
}
