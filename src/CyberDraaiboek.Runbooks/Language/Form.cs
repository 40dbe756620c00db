namespace CyberDraaiboek.Runbooks.Language;

/// <summary>
/// What a value looks like. The loader checks with it, the JSON schema is made of it and the reference in <c>runbooks/README.md</c>
/// is compared with it, so the three cannot drift apart.
/// </summary>
/// <param name="Dutch">How a message calls it: "een duur, zoals 15m".</param>
internal abstract record Form(string Dutch);

/// <summary>Text.</summary>
internal sealed record TextForm(int Longest, bool OneLine) : Form(OneLine ? "een tekst op één regel" : "een tekst");

/// <summary>One of a fixed set of words, each with its meaning.</summary>
internal sealed record WordForm(IReadOnlyDictionary<string, string> Words) : Form(Diagnostics.Words.Or(Words.Keys.Select(word => $"'{word}'")));

/// <summary>A new name; <see cref="Kind"/> says of what, null: a name that only matters here.</summary>
internal sealed record IdForm(NameKind? Kind) : Form("een naam van kleine letters, cijfers, - en _");

/// <summary>The name of something that is defined elsewhere, or one of a few reserved words.</summary>
internal sealed record RefForm(NameKind Kind, params IReadOnlyList<string> Reserved) : Form($"de naam van {Kind.Dutch()}");

/// <summary>A date, or one reserved word.</summary>
internal sealed record DateForm(string? Word = null) : Form("een datum, zoals 2027-11-01");

/// <summary>A date, or a moment by the wall clock.</summary>
internal sealed record MomentForm(bool WallOnly = false) : Form("een moment, zoals 2026-11-22 03:17");

/// <summary>A length of time.</summary>
/// <param name="Exact">Only hours, minutes and seconds: days and months have no fixed length.</param>
/// <param name="Zero">Whether no time at all is meant to be possible.</param>
/// <param name="Word">A reserved word instead, such as "onverwijld".</param>
internal sealed record DurationForm(bool Exact = false, bool Zero = false, string? Word = null)
    : Form(Exact ? "een duur in uren en minuten, zoals 15m of 1u 30m" : "een duur, zoals 15m, 2u, 3d of 1 maand");

/// <summary><c>elke 2u</c>.</summary>
internal sealed record EveryForm(bool Exact) : Form("'elke' met een duur, zoals elke 2u");

/// <summary>A target time.</summary>
/// <param name="OnlyStart">Only counted from T0.</param>
internal sealed record TargetForm(bool OnlyStart = false)
    : Form(OnlyStart ? "een duur na T0, zoals 15m na T0" : $"een streeftijd, zoals {Values.TargetText.Example}");

/// <summary>A whole number.</summary>
internal sealed record NumberForm(int Least, int Most) : Form($"een heel getal van {Least} tot en met {Most}");

/// <summary><c>een</c>, <c>iedereen</c> or a number.</summary>
internal sealed record QuorumForm() : Form("'een', 'iedereen' of een aantal");

/// <summary>A day of a month: <c>tweede dinsdag</c> or <c>12</c>.</summary>
internal sealed record MonthDayForm() : Form("een dag, zoals tweede dinsdag, laatste vrijdag of een getal van 1 tot en met 28");

/// <summary>A time by the wall clock.</summary>
internal sealed record ClockTimeForm() : Form("een tijdstip, zoals \"10:00\"");

/// <summary>A condition.</summary>
/// <param name="Use">What depends on it.</param>
internal sealed record ConditionForm(ConditionUse Use) : Form("een voorwaarde, zoals persoonsgegevens = ja");

/// <summary>An address of a channel.</summary>
internal sealed record AddressForm(Engine.Escalation.Channel Channel) : Form(Channel switch
{
    Engine.Escalation.Channel.Mail => "een mailadres",
    Engine.Escalation.Channel.Sms or Engine.Escalation.Channel.Call => "een telefoonnummer, zoals \"+31 6 00000001\"",
    Engine.Escalation.Channel.Webhook => "een adres dat begint met https://",
});

/// <summary>A list.</summary>
internal sealed record ListForm(Form Item, int Least = 1) : Form("een lijst");

/// <summary>Free names with values.</summary>
/// <param name="Key">Form of the names.</param>
/// <param name="Value">Form of each value.</param>
/// <param name="Least">How many at least.</param>
internal sealed record TableForm(Form Key, Form Value, int Least = 1) : Form("een blok met namen en waarden");

/// <summary>A block with fixed keys. Lazy, because shapes contain each other.</summary>
internal sealed record ShapeForm(Func<Shape> Shape) : Form("een blok met sleutels");

/// <summary>A block whose first key says what it is: a step, a block of steps, or a track.</summary>
/// <param name="Tracks">Whether <c>spoor</c> is one of them.</param>
internal sealed record NodeForm(bool Tracks) : Form(Tracks ? "een stap, een blok of een spoor" : "een stap of een blok");

/// <summary>Several ways of writing; which one follows from text, list or block.</summary>
internal sealed record EitherForm(Form? Scalar, Form? List, Form? Map)
    : Form(Diagnostics.Words.Or(new[] { Scalar, List, Map }.OfType<Form>().Select(form => form.Dutch)));

/// <summary>What depends on a condition.</summary>
internal enum ConditionUse
{
    /// <summary>"als": decided once.</summary>
    If,

    /// <summary>"als" with "anders" beside it.</summary>
    IfElse,

    /// <summary>"zodra": stands ready.</summary>
    When,

    /// <summary>"totdat" of a repeat.</summary>
    RepeatUntil,

    /// <summary>"totdat" of a wait.</summary>
    WaitUntil,

    /// <summary>"alleen_als" of an inject.</summary>
    Inject,
}
