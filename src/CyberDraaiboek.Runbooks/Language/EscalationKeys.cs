namespace CyberDraaiboek.Runbooks.Language;

/// <summary>Keys of <c>bevestiging</c> and <c>escalatie</c>.</summary>
internal static class EscalationKeys
{
    /// <summary>No rungs: only the first call.</summary>
    public const string None = "geen";

    /// <summary>The escalation of steps that name none.</summary>
    public const string Standard = "standaard";

    public const string Deputy = "vervanger";
    public const string Same = "zelfde";

    public static readonly Key From = new("van", new QuorumForm(), "Hoeveel van degenen die worden aangesproken, moeten bevestigen: een, iedereen of een aantal.") { Default = "een" };
    public static readonly Key AtLeast = new("sterkte", Forms.Strength, "Welke bevestiging ten minste nodig is; een zwakkere is zichtbaar maar stopt de wekker niet.") { Default = "zwak" };

    public static readonly Key After = new("na", new DurationForm(Exact: true, Zero: true), "Hoe lang na het begin van de stap. Elke volgende trede is later.") { Required = true };
    public static readonly Key To = new("naar", new RefForm(NameKind.Role, Deputy, Same), "vervanger, zelfde (wie er dan dienst heeft), of een rol of partij.") { Required = true };
    public static readonly Key Via = new("via", Forms.Channels, "Kanalen, in deze volgorde.") { Default = "de eigen volgorde van de persoon" };
    public static readonly Key RungFrom = From with { Description = "Hoeveel mensen van deze trede moeten bevestigen: een, iedereen of een aantal." };
    public static readonly Key RungAtLeast = AtLeast with { Description = "Welke bevestiging bij deze trede ten minste nodig is.", Default = "zoals bij de stap" };
    public static readonly Key RepeatEvery = new("herhaal", new EveryForm(Exact: true), "Herhaalt deze trede tot iemand bevestigt; 'hoogstens' is dan verplicht.");
    public static readonly Key AtMost = new("hoogstens", new NumberForm(1, 100), "Hoe vaak in totaal, de eerste keer meegeteld.");

    public static readonly Key Rungs = new("treden", new ListForm(new ShapeForm(() => RungShape!), 0), "De treden, in volgorde. De eerste oproep, direct aan de rol zelf, hoort er niet bij.") { Required = true };
    public static readonly Key GiveUpAfter = new("uitgeput_na", new DurationForm(Exact: true), "Hoe lang na de laatste poging het alarm 'escalatie.uitgeput' komt.") { Default = "zoals bij 'standaard', anders 10m" };
    public static readonly Key RemindEvery = new("herinner_elke", new DurationForm(Exact: true), "Wel bevestigd maar te laat: wie het oppakte, krijgt een herinnering. Antwoordt die niet, dan volgen de treden weer. Antwoordt die wel, dan komt na deze tijd de volgende herinnering.") { Default = "zoals bij 'standaard', anders 30m" };
    public static readonly Key RemindAtMost = new("herinner_hoogstens", new NumberForm(0, 100), "Hoeveel herinneringen er komen. Is de stap daarna nog niet gereed, dan is de escalatie uitgeput en geeft het programma alarm.") { Default = "zoals bij 'standaard', anders 3" };

    public static readonly Shape RungShape = new("trede", "een trede", "Een trede van een escalatie.", [After, To, Via, RungFrom, RungAtLeast, RepeatEvery, AtMost])
    {
        Rules = [new Needs("herhaal", "hoogstens"), new Needs("hoogstens", "herhaal")],
    };

    public static readonly Shape Shape = new("escalatie", "een escalatie", "Wat er gebeurt als niemand reageert.", [Rungs, GiveUpAfter, RemindEvery, RemindAtMost]);

    public static readonly Shape AcknowledgementShape = new("bevestiging", "een bevestiging", "Welke bevestiging de wekker stopt.", [From, AtLeast]);

    public static readonly Form Form = new EitherForm(
        new RefForm(NameKind.Ladder, None), new ListForm(new ShapeForm(() => RungShape!)), new ShapeForm(() => Shape));
}
