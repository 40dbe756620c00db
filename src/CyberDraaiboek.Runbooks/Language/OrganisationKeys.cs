using CyberDraaiboek.Engine.Escalation;

namespace CyberDraaiboek.Runbooks.Language;

/// <summary>Keys of <c>organisatie.yaml</c>, and of the second file that replaces parts of it.</summary>
internal static class OrganisationKeys
{
    public static readonly Key Name = new("organisatie", Forms.Line, "Naam van de organisatie.") { Required = true };
    public static readonly Key ReviewBefore = new("herzien_voor", new DateForm(), "Uiterste datum waarop dit bestand opnieuw is bekeken.");
    public static readonly Key Authorities = new("autoriteiten", new TableForm(new IdForm(null), Forms.Line), "De besturen waarvoor de organisatie werkt. Elk heeft eigen wettelijke klokken.");
    public static readonly Key People = new("personen", new TableForm(new IdForm(NameKind.Person), new ShapeForm(() => PersonShape!)), "Wie er zijn en hoe u ze bereikt.");
    public static readonly Key Roles = new("rollen", new TableForm(new IdForm(NameKind.Role), new ShapeForm(() => RoleShape!)), "De rollen van de crisisorganisatie en wie ze vervult.");
    public static readonly Key Rotas = new("roosters", new TableForm(new IdForm(NameKind.Rota), new ShapeForm(() => RotaShape!)), "Wie wanneer dienst heeft.");
    public static readonly Key Parties = new("partijen", new TableForm(new IdForm(NameKind.Role), new ShapeForm(() => PartyShape!)), "Partijen buiten de organisatie. Hun namen mogen niet gelijk zijn aan die van rollen.");
    public static readonly Key Ladder = new("ladder", new ListForm(new ShapeForm(() => LadderShape!)), "De gemeentelijke opschalingsladder, van laag naar hoog.");
    public static readonly Key Grip = new("grip", new ListForm(new ShapeForm(() => GripShape!)), "De GRIP-niveaus van uw veiligheidsregio.");
    public static readonly Key SendWithin = new("kanalen", new TableForm(Forms.Channel, new DurationForm(Exact: true)), "Hoe lang een kanaal over verzenden mag doen voordat het volgende wordt gebruikt.") { Default = "2m" };
    public static readonly Key Escalations = new("escalaties", new TableForm(new IdForm(NameKind.Ladder), new ShapeForm(() => EscalationKeys.Shape!)), "Escalaties met een naam. 'standaard' is verplicht.") { Required = true };

    public static readonly Key PersonName = new("naam", Forms.Line, "Naam zoals mensen hem zien.") { Required = true };
    public static readonly Key Contacts = new("kanalen", new ListForm(new ShapeForm(() => ContactShape!), 0), "Hoe u deze persoon bereikt, in volgorde van gebruik.") { Required = true };
    public static readonly Key Absences = new("afwezig", new ListForm(new ShapeForm(() => AbsenceShape!), 0), "Perioden waarin niets wordt gestuurd en de vervanger het krijgt.");

    public static readonly Key Mail = new("mail", Forms.Address(Channel.Mail), "Mailadres.");
    public static readonly Key Sms = new("sms", Forms.Address(Channel.Sms), "Nummer voor sms. Tussen aanhalingstekens.");
    public static readonly Key Call = new("bellen", Forms.Address(Channel.Call), "Telefoonnummer. Tussen aanhalingstekens.");
    public static readonly Key Webhook = new("webhook", Forms.Address(Channel.Webhook), "Adres van een ander systeem.");
    public static readonly Key ContactAfter = new("na", new DurationForm(Exact: true, Zero: true), "Wordt vanzelf gebruikt als er na deze tijd geen antwoord is. Zonder 'na' alleen als het kanaal ervoor mislukt.");
    public static readonly Key Label = new("soort", Forms.Line, "Zoals 'privé mobiel'.");
    public static readonly Key CheckedOn = new("gecontroleerd_op", new DateForm("nooit"), "Wanneer iemand zag dat dit kanaal werkt. Na 90 dagen waarschuwt de controle.");

    public static readonly Key From = new("van", new MomentForm(), "Begin, een datum of een moment.") { Required = true };
    public static readonly Key To = new("tot", new MomentForm(), "Einde. Bij een datum: het begin van die dag.") { Required = true };
    public static readonly Key Reason = new("reden", Forms.Line, "Waarom.");

    public static readonly Key RoleTitle = new("titel", Forms.Line, "Titel van de rol.") { Required = true };
    public static readonly Key Task = new("taak", Forms.Text, "Wat de rol doet in een cybercrisis.");
    public static readonly Key Holders = new("bezetting", new ListForm(new RefForm(NameKind.Person), 0), "Wie de rol vervult. Meer dan een: een team dat als geheel wordt aangesproken.");
    public static readonly Key Deputies = new("vervangers", new ListForm(new RefForm(NameKind.Person), 0), "Vervangers, in volgorde.");
    public static readonly Key Rota = new("rooster", new RefForm(NameKind.Rota), "Rooster dat zegt wie dienst heeft, in plaats van 'bezetting'.");

    public static readonly Key FirstHandover = new("eerste_wissel", new MomentForm(WallOnly: true), "Eerste wisseling van de dienst. Daarna elke zoveel weken op dezelfde dag en tijd.") { Required = true };
    public static readonly Key Weeks = new("weken", new NumberForm(1, 52), "Hoeveel weken een dienst duurt.") { Default = "1" };
    public static readonly Key RotaPeople = new("personen", new ListForm(new RefForm(NameKind.Person)), "Wie om de beurt dienst heeft, in volgorde.") { Required = true };
    public static readonly Key Overrides = new("afwijkingen", new ListForm(new ShapeForm(() => OverrideShape!), 0), "Ruil en andere uitzonderingen. De laatste in de lijst gaat voor.");
    public static readonly Key OverridePerson = new("persoon", new RefForm(NameKind.Person), "Wie de dienst dan heeft.") { Required = true };

    public static readonly Key LadderLevel = new("niveau", Forms.Level, "Het niveau.") { Required = true };
    public static readonly Key LadderTitle = new("titel", Forms.Line, "Naam van het niveau.") { Required = true };
    public static readonly Key Team = new("team", Forms.Line, "Wie er bij elkaar komt.") { Required = true };
    public static readonly Key StandUpWithin = new("op_sterkte_binnen", new DurationForm(), "Hoe snel dat team er moet zijn.");
    public static readonly Key Criteria = new("criteria", Forms.Texts, "Wanneer dit niveau past.");
    public static readonly Key LadderCheck = new("controleer", Forms.Text, "Wat nog moet worden nagekeken, of dat het een voorstel is.");

    public static readonly Key GripCode = new("code", Forms.Line, "Code, zoals \"1\". Tussen aanhalingstekens.") { Required = true };
    public static readonly Key GripTitle = new("titel", Forms.Line, "Naam van het niveau.") { Required = true };
    public static readonly Key GripTeams = new("teams", Forms.Line, "Welke teams actief zijn.") { Required = true };
    public static readonly Key GripLeader = new("leider", Forms.Line, "Wie leiding geeft.") { Required = true };
    public static readonly Key Active = new("actief", Forms.YesNo, "nee: uw regio gebruikt dit niveau niet.") { Default = "ja" };

    public static readonly Shape ContactShape = new("kanaal", "een kanaal", "Een manier om iemand te bereiken.", [Mail, Sms, Call, Webhook, ContactAfter, Label, CheckedOn])
    {
        Rules = [new ExactlyOne("mail", "sms", "bellen", "webhook")],
    };

    public static readonly Shape AbsenceShape = new("afwezigheid", "een afwezigheid", "Een periode van afwezigheid.", [From, To, Reason]);
    public static readonly Shape PersonShape = new("persoon", "een persoon", "Een persoon.", [PersonName, Contacts, Absences]);
    public static readonly Shape PartyShape = new("partij", "een partij", "Een partij buiten de organisatie.", [PersonName, Contacts]);

    public static readonly Shape RoleShape = new("rol", "een rol", "Een rol in de crisisorganisatie.", [RoleTitle, Task, Holders, Deputies, Rota])
    {
        Rules = [new AtMostOne("bezetting", "rooster")],
    };

    public static readonly Shape OverrideShape = new("afwijking", "een afwijking", "Een uitzondering op het rooster.", [From, To, OverridePerson, Reason]);
    public static readonly Shape RotaShape = new("rooster", "een rooster", "Een rooster met diensten van hele weken.", [FirstHandover, Weeks, RotaPeople, Overrides]);
    public static readonly Shape LadderShape = new("ladderniveau", "een niveau van de ladder", "Een niveau van de gemeentelijke ladder.", [LadderLevel, LadderTitle, Team, StandUpWithin, Criteria, LadderCheck]);
    public static readonly Shape GripShape = new("gripniveau", "een GRIP-niveau", "Een GRIP-niveau van uw regio.", [GripCode, GripTitle, GripTeams, GripLeader, Active, LadderCheck]);

    public static readonly Shape Shape = new(
        "organisatie",
        "de organisatie",
        "De crisisorganisatie: wie, hoe bereikbaar, wie vervangt.",
        [Name, ReviewBefore, Authorities, People, Roles, Rotas, Parties, Ladder, Grip, SendWithin, Escalations]);

    /// <summary>The second file. The name is optional, so that any of the four may come first.</summary>
    public static readonly Shape OverrideFileShape = new(
        "organisatie-tweede-bestand",
        "het tweede organisatiebestand",
        "Vervangt personen, rollen, roosters en partijen met dezelfde naam.",
        [Name with { Required = false }, People, Roles, Rotas, Parties]);
}
