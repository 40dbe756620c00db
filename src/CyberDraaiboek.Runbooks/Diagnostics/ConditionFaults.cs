using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Checking;
using CyberDraaiboek.Runbooks.Conditions;
using CyberDraaiboek.Runbooks.Values;

namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Faults inside conditions: DRB090 to DRB109.</summary>
internal static class ConditionFaults
{
    /// <summary>What can follow a finished comparison.</summary>
    public const string AfterTest = "'en', 'of' of het einde";

    /// <summary>What can follow the word "is".</summary>
    public const string AfterIs = "'ingevuld' of 'niet ingevuld'";

    private static readonly FaultCode SyntaxCode = FaultCode.Error(90, "de voorwaarde klopt niet als zin");
    private static readonly FaultCode UnknownNameCode = FaultCode.Error(91, "een naam in de voorwaarde bestaat niet");
    private static readonly FaultCode TypeCode = FaultCode.Error(92, "de voorwaarde vergelijkt dingen die niet vergelijkbaar zijn");
    private static readonly FaultCode LiteralCode = FaultCode.Error(93, "een waarde in de voorwaarde kan niet");
    private static readonly FaultCode SizeCode = FaultCode.Error(94, "de voorwaarde is te lang of heeft te veel haakjes");
    private static readonly FaultCode RepeatCode = FaultCode.Error(96, "de voorwaarde noemt een besluit uit een herhaling");
    private static readonly FaultCode AlwaysCode = FaultCode.Warning(95, "de voorwaarde is altijd waar of nooit waar");

    public static Diagnostic Unexpected(Position at, Token found, string expected) => SyntaxCode.At(
        at,
        found.Kind switch
        {
            TokenKind.End => $"De voorwaarde is niet af: hier hoort {expected}.",
            TokenKind.Wrong when found.Text[0] is '\'' or '"' => "Een aanhalingsteken in de voorwaarde wordt niet gesloten.",
            TokenKind.Word or TokenKind.Quoted or TokenKind.Operator or TokenKind.Mark or TokenKind.Wrong =>
                $"In de voorwaarde staat '{Words.Short(found.Text)}', maar hier hoort {expected}.{Advice(found, expected)}",
        });

    public static Diagnostic UnknownName(Position at, string found, IReadOnlyList<string> names, bool isStep) => UnknownNameCode.At(
        at,
        isStep
            ? $"'{Words.Short(found)}' is een stap, geen besluit. Een voorwaarde kan alleen gegevens, besluiten, 'niveau' en 'grip' gebruiken."
            : $"Er is geen gegeven of besluit '{Words.Short(found)}'.{Nearest.Question(found, names)} Bekend zijn: {Words.And(names)}.");

    public static Diagnostic DecisionInRepeat(Position at, string name) => RepeatCode.At(
        at, $"Besluit '{name}' staat in een herhaling en is er elke ronde opnieuw; een voorwaarde ziet het niet. Gebruik in dezelfde herhaling 'keuze: {name}'.");

    public static Diagnostic WrongOperator(Position at, string found, string name, DataKind kind) => TypeCode.At(
        at,
        $"'{name}' is {kind.Dutch()}, en daarbij kan '{found}' niet. Toegestaan: {Allowed(kind)}.");

    public static Diagnostic DifferentTypes(Position at, string left, DataKind leftKind, string right, DataKind rightKind) => TypeCode.At(
        at, $"'{left}' is {leftKind.Dutch()} en '{right}' is {rightKind.Dutch()}; die kunt u niet vergelijken.");

    public static Diagnostic WrongLiteral(Position at, string found, string name, Subject subject, string error) => LiteralCode.At(
        at,
        $"'{name}' is {subject.Kind.Dutch()}, en '{Words.Short(found)}' kan dat niet zijn. " + subject.Kind switch
        {
            DataKind.YesNo => "Kies ja of nee.",
            DataKind.Choice or DataKind.Level => $"Kies {Words.Or(subject.Options)}.{Nearest.Question(found, subject.Options)}",
            DataKind.Moment => "Schrijf een moment tussen aanhalingstekens, zoals '2026-11-22 03:17'.",
            DataKind.Number => error.Length > 0 ? error : "Schrijf een getal.",
            DataKind.Text or DataKind.List => "Schrijf een tekst.",
        });

    public static Diagnostic TooLong(Position at, int longest) =>
        SizeCode.At(at, $"Deze voorwaarde is langer dan {longest} tekens. Verdeel hem over meer blokken.");

    public static Diagnostic TooDeep(Position at, int deepest) =>
        SizeCode.At(at, $"Deze voorwaarde heeft meer dan {deepest} haakjes of 'niet' in elkaar. Verdeel hem over meer blokken.");

    public static Diagnostic Always(Position at, bool holds) => AlwaysCode.At(
        at, holds ? "Deze voorwaarde is altijd waar. Is dat de bedoeling?" : "Deze voorwaarde is nooit waar. Is dat de bedoeling?");

    private static string Advice(Token found, string expected) => found.Text switch
    {
        "=" => " Gebruik één =.",
        _ when expected == AfterIs && (found.Kind is TokenKind.Word or TokenKind.Quoted) => Nearest.To(found.Text, ["ingevuld"]) is { } near ? $" Bedoelde u '{near}'?" : $" Gebruik = om te vergelijken: '= {Words.Short(found.Text)}'.",
        "&&" or "and" => " Bedoelde u 'en'?",
        "||" or "or" => " Bedoelde u 'of'?",
        "!" or "not" => " Bedoelde u 'niet'?",
        _ when found.Kind == TokenKind.Word && expected == AfterTest => " Een tekst van meer woorden hoort tussen aanhalingstekens.",
        _ => string.Empty,
    };

    private static string Allowed(DataKind kind) => kind switch
    {
        DataKind.List => "bevat, is ingevuld, is niet ingevuld",
        DataKind.Text => "=, !=, in, niet in, bevat, is ingevuld, is niet ingevuld",
        DataKind.Choice or DataKind.YesNo => "=, !=, in, niet in, is ingevuld, is niet ingevuld",
        DataKind.Number or DataKind.Moment or DataKind.Level => "=, !=, <, <=, >, >=, in, niet in, is ingevuld, is niet ingevuld",
    };
}
