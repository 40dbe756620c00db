namespace CyberDraaiboek.Runbooks.Language;

/// <summary>Keys of a file that begins with <c>oefening:</c>.</summary>
internal static class DrillKeys
{
    public static readonly Key Id = new("oefening", new IdForm(NameKind.Drill), "Id van de oefening; gelijk aan de naam van het bestand.") { Required = true };
    public static readonly Key Title = new("titel", Forms.Line, "Titel zoals mensen hem zien.") { Required = true };
    public static readonly Key Version = new("versie", Forms.Line, "Versie, zoals u zelf telt.") { Required = true };
    public static readonly Key Owner = new("eigenaar", Forms.Role, "Rol die de oefening bijhoudt.") { Required = true };
    public static readonly Key ReviewBefore = RunbookKeys.ReviewBefore with { Description = "Uiterste datum waarop de oefening opnieuw is bekeken. Daarna waarschuwt de controle." };
    public static readonly Key Runbook = new("draaiboek", new RefForm(NameKind.Runbook), "Het draaiboek dat u oefent.") { Required = true };
    public static readonly Key Kind = new("soort", Forms.Word(("tafel", "aan tafel doorspreken"), ("simulatie", "in echte tijd, met een responscel"), ("papier", "zonder scherm en zonder telefoon"), ("functioneel", "één taak echt doen, zoals iedereen bellen")), "Hoe u oefent.") { Required = true };
    public static readonly Key Purpose = new("functie", Forms.Word(("testen", "kijken of plan en mensen goed genoeg zijn"), ("ontwikkelen", "leren en beter worden"), ("orienteren", "kennismaken")), "Waarvoor u oefent.") { Required = true };
    public static readonly Key Length = new("duur", new DurationForm(Exact: true), "Hoe lang het spel duurt, zonder de evaluatie.") { Required = true };
    public static readonly Key Explanation = new("toelichting", Forms.Text, "Voor de spelleiding: de bedoeling en de voorbereiding.");
    public static readonly Key Goals = new("doelen", new TableForm(new IdForm(null), new ShapeForm(() => GoalShape!)), "Een tot drie doelen, met naam. Bij elk doel hoort ten minste één verwachting.") { Required = true };
    public static readonly Key Players = new("spelers", Forms.Roles, "Rollen van de organisatie die meespelen.") { Required = true };
    public static readonly Key Staff = new("spelleiding", new TableForm(new IdForm(null), Forms.Line), "Rollen van de spelleiding, met hun taak.") { Required = true };
    public static readonly Key StandIns = new("vervangt", new TableForm(new RefForm(NameKind.Party), new IdForm(null), 0), "Per partij van buiten: wie van de spelleiding haar speelt. Elke partij van het draaiboek staat erbij.") { Required = true };
    public static readonly Key Rules = new("spelregels", Forms.Texts, "Afspraken voor iedereen.");
    public static readonly Key StopWord = new("stopwoord", Forms.Line, "Wie dit zegt, stopt de oefening: er is echt iets aan de hand.") { Required = true };
    public static readonly Key EndWord = new("eindwoord", Forms.Line, "Wat iedereen hoort als de oefening klaar is.") { Default = DefaultEndWord };
    public static readonly Key Rounds = new("rondes", new TableForm(new IdForm(null), new ShapeForm(() => RoundShape!)), "Rondes met een gesprek aan het eind, in volgorde van tijd.");
    public static readonly Key Injects = new("injects", new TableForm(new IdForm(null), new ShapeForm(() => InjectShape!)), "Wat de spelers overkomt, in volgorde van tijd.") { Required = true };
    public static readonly Key Evaluation = new("evaluatie", new ListForm(new ShapeForm(() => QuestionShape!)), "Vragen voor het gesprek na afloop.") { Required = true };

    public static readonly Key GoalTitle = new("titel", Forms.Line, "Wat u na de oefening wilt weten of kunnen.") { Required = true };
    public static readonly Key Plan = new("plan", Forms.Line, "Welk deel van het draaiboek dit toetst, in woorden.") { Required = true };

    public static readonly Key RoundTitle = new("titel", Forms.Line, "Naam van de ronde.") { Required = true };
    public static readonly Key RoundAfter = new("na", new DurationForm(Exact: true), "Hoe lang na het begin van de oefening de ronde eindigt en het gesprek begint.") { Required = true };
    public static readonly Key RoundQuestions = new("vragen", Forms.Texts, "Waar de tafel over praat.");

    public static readonly Key After = new("na", new DurationForm(Exact: true, Zero: true), "Hoe lang na het begin van de oefening. Alleen een reserve-inject kan zonder.");
    public static readonly Key Reserve = new("reserve", Forms.YesNo, "ja: alleen als de oefenleider het wil.") { Default = "nee" };
    public static readonly Key When = new("wanneer", Forms.Text, "Bij een reserve-inject: wanneer de oefenleider hem inzet.");
    public static readonly Key OnlyIf = new("alleen_als", new ConditionForm(ConditionUse.Inject), "Voorwaarde over gegevens en besluiten van het draaiboek. Is zij dan niet waar, dan vervalt de inject.");
    public static readonly Key UnlessDone = new("alleen_als_niet", new EitherForm(new RefForm(NameKind.Step), new ListForm(new RefForm(NameKind.Step)), null), "Stappen van het draaiboek. Is een ervan dan gedaan, dan vervalt de inject.");
    public static readonly Key InjectTitle = new("titel", Forms.Line, "Wat er gebeurt, voor de spelleiding.") { Required = true };
    public static readonly Key From = new("van", new IdForm(null), "Wie van de spelleiding het speelt.") { Required = true };
    public static readonly Key As = new("als", Forms.Line, "Wie diegene speelt, zoals een boze inwoner.");
    public static readonly Key To = new("aan", Forms.Roles, "De spelers die het krijgen.") { Required = true };
    public static readonly Key Channel = new("kanaal", Forms.Word(("mail", "e-mail"), ("telefoon", "iemand van de spelleiding belt"), ("sms", "sms"), ("papier", "een blad dat u afgeeft"), ("scherm", "u laat het zien"), ("gesprek", "iemand komt binnen en zegt het")), "Hoe het bij de spelers komt.") { Required = true };
    public static readonly Key Text = new("tekst", Forms.Text, "De tekst, of wat iemand zegt. Ten hoogste 400 woorden.") { Required = true };
    public static readonly Key Expected = new("verwacht", new ListForm(new ShapeForm(() => ExpectationShape!)), "Wat de spelers daarna doen.");
    public static readonly Key InjectGoals = new("doelen", new ListForm(new IdForm(null)), "De doelen waarvoor de verwachtingen tellen.");

    public static readonly Key Step = new("stap", new RefForm(NameKind.Step), "Een stap van het draaiboek die dan gedaan is.") { Required = true };
    public static readonly Key Within = new("binnen", new DurationForm(Exact: true), "Hoe lang na de inject. Valt binnen de duur van de oefening.") { Required = true };
    public static readonly Key By = new("rol", Forms.Role, "De speler die het doet.") { Default = "de rol van de stap" };
    public static readonly Key Watch = new("let_op", Forms.Text, "Wat de waarnemer opschrijft.");
    public static readonly Key ExpectedGoals = new("doelen", new ListForm(new IdForm(null)), "De doelen waarvoor deze verwachting telt.") { Default = "de doelen van de inject" };

    public static readonly Key Question = new("vraag", Forms.Line, "De vraag.") { Required = true };
    public static readonly Key QuestionGoal = new("doel", new IdForm(null), "Het doel waar de vraag over gaat.");

    public const string DefaultEndWord = "EINDE OEFENING";

    public static readonly Shape GoalShape = new("doel", "een doel", "Een doel van een oefening.", [GoalTitle, Plan]);
    public static readonly Shape RoundShape = new("ronde", "een ronde", "Een ronde van een oefening.", [RoundTitle, RoundAfter, RoundQuestions]);

    public static readonly Shape InjectShape = new(
        "inject", "een inject", "Iets dat de spelers overkomt.",
        [InjectTitle, After, Reserve, When, OnlyIf, UnlessDone, From, As, To, Channel, Text, Expected, InjectGoals])
    {
        Rules = [new AtLeastOne("na", "reserve"), new Needs("wanneer", "reserve"), new Needs("reserve", "wanneer")],
    };

    public static readonly Shape ExpectationShape = new("verwachting", "een verwachting", "Wat de spelers na een inject doen, te zien in het logboek.", [Step, Within, By, Watch, ExpectedGoals]);
    public static readonly Shape QuestionShape = new("evaluatievraag", "een evaluatievraag", "Een vraag voor het gesprek na afloop.", [Question, QuestionGoal]);

    public static readonly Shape Shape = new(
        "oefening",
        "een oefening",
        "Een oefening met een draaiboek.",
        [Id, Title, Version, Owner, ReviewBefore, Runbook, Kind, Purpose, Length, Explanation, Goals, Players, Staff, StandIns, Rules, StopWord, EndWord, Rounds, Injects, Evaluation]);
}
