namespace CyberDraaiboek.Runbooks.Language;

/// <summary>Keys of <c>klokken.yaml</c>.</summary>
internal static class ClockKeys
{
    /// <summary>A clock without an instant that can pass.</summary>
    public const string AtOnce = "onverwijld";

    public static readonly Key Clocks = new("klokken", new TableForm(new IdForm(NameKind.Clock), new ShapeForm(() => ClockShape!)), "De wettelijke klokken, met naam.") { Required = true };

    public static readonly Key Title = new("titel", Forms.Line, "Titel van de klok.") { Required = true };
    public static readonly Key Trigger = new("start", Forms.Text, "Wat de klok laat beginnen, in woorden.") { Required = true };
    public static readonly Key Length = new("termijn", new DurationForm(Word: AtOnce), "Hoe lang, of 'onverwijld'.") { Required = true };
    public static readonly Key Receiver = new("ontvanger", Forms.Role, "Partij of rol die het moet weten.") { Required = true };
    public static readonly Key Owner = new("eigenaar", Forms.Role, "Rol die ervoor zorgt.") { Required = true };
    public static readonly Key Source = new("bron", Forms.Line, "Wet en artikel, of het contract.") { Required = true };
    public static readonly Key CheckedOn = new("gecontroleerd_op", new DateForm("nooit"), "Wanneer iemand termijn en start met de bron vergeleek. 'nooit' of weglaten: de controle waarschuwt, en elke inzet zegt het erbij.");
    public static readonly Key Status = new("status", Forms.Text, "Wat de gebruiker moet weten, zoals dat een wet nog niet geldt.");
    public static readonly Key PerAuthority = new("per_autoriteit", Forms.YesNo, "ja: elk bestuur heeft een eigen klok.") { Default = "nee" };
    public static readonly Key WarnBefore = new("waarschuw", new ListForm(new DurationForm(), 0), "Hoe lang voor het einde de eigenaar een waarschuwing krijgt.");
    public static readonly Key StartsAfter = new("na_klok", new RefForm(NameKind.Clock), "Begint vanzelf als die klok stopt, zoals het eindverslag na de melding.");

    public static readonly Shape ClockShape = new(
        "klok-in-klokken", "een klok", "Een wettelijke klok.", [Title, Trigger, Length, Receiver, Owner, Source, CheckedOn, Status, PerAuthority, WarnBefore, StartsAfter]);

    public static readonly Shape Shape = new("klokken", "de klokken", "De wettelijke klokken.", [Clocks]);
}

/// <summary>Keys of a file that begins with <c>sjabloon:</c>.</summary>
internal static class TemplateKeys
{
    private const int LongestSms = 300;
    private const int LongestSubject = 150;

    public static readonly Key Id = new("sjabloon", new IdForm(NameKind.Template), "Id van het sjabloon; gelijk aan de naam van het bestand.") { Required = true };
    public static readonly Key Public = new("publiek", Forms.YesNo, "ja: mensen buiten de organisatie lezen het. Dan is een tweede lezer verplicht.") { Default = "nee" };
    public static readonly Key Test = new("test", Forms.YesNo, "ja: een test van de bereikbaarheid. Het bericht zegt dan zelf in onderwerp en tekst dat er geen incident is, en niet dat het een echte inzet is.") { Default = "nee" };
    public static readonly Key Languages = new("talen", new ShapeForm(() => LanguagesShape!), "De tekst per taal.") { Required = true };

    public static readonly Key Dutch = new("nl", new ShapeForm(() => TextShape!), "Nederlands.") { Required = true };
    public static readonly Key English = new("en", new ShapeForm(() => TextShape!), "Engels.");

    public static readonly Key Subject = new("onderwerp", new TextForm(LongestSubject, OneLine: true), "Onderwerp van de mail. {{naam}} wordt ingevuld.") { Required = true };
    public static readonly Key Body = new("tekst", Forms.Text, "Tekst van de mail. {{naam}} wordt ingevuld. De link om te antwoorden komt er vanzelf bij.") { Required = true };
    public static readonly Key Sms = new("sms", new TextForm(LongestSms, OneLine: false), "Tekst van de sms, ten hoogste 300 tekens.") { Default = "het onderwerp" };
    public static readonly Key CallScript = new("belscript", Forms.Text, "Wat een beller zegt.") { Default = "de tekst" };

    public static readonly Shape TextShape = new("tekst-van-sjabloon", "een tekst", "De tekst in een taal.", [Subject, Body, Sms, CallScript]);

    public static readonly Shape LanguagesShape = new("talen", "de talen", "De tekst per taal. Nederlands is verplicht.", [Dutch, English]);

    public static readonly Shape Shape = new("sjabloon", "een sjabloon", "Een tekst die weggaat.", [Id, Public, Test, Languages]);
}
