using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runbooks.Checking;
using CyberDraaiboek.Runbooks.Conditions;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Tests.Loading;
using FsCheck;
using FsCheck.Fluent;

namespace CyberDraaiboek.Tests.Checking;

public sealed class ConditionTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static readonly Position Here = new("proef.yaml", 1, 1);

    private static readonly Scope Known = new(
        [
            new OwnNames(
                [new StepName("netwerk-los", Here, ["alles", "deels", "niet", "in"], InRepeat: false)],
                [
                    new DataName("lek", Here, new Subject(DataKind.YesNo, [])),
                    new DataName("aantal", Here, new Subject(DataKind.Number, [])),
                    new DataName("grens", Here, new Subject(DataKind.Number, [])),
                    new DataName("wat", Here, new Subject(DataKind.Text, [])),
                    new DataName("systemen", Here, new Subject(DataKind.List, [])),
                    new DataName("sinds", Here, new Subject(DataKind.Moment, [])),
                    new DataName("aard", Here, new Subject(DataKind.Choice, ["gewoon", "bijzonder"])),
                ]),
        ],
        complete: true,
        new FaultList());

    [Theory]
    [InlineData("lek = ja", "lek=ja", true)]
    [InlineData("lek = ja", "", false)]
    [InlineData("lek != ja", "", false)]
    [InlineData("niet lek = ja", "", true)]
    [InlineData("lek is ingevuld", "lek=nee", true)]
    [InlineData("lek is niet ingevuld", "", true)]
    [InlineData("lek = ja of aantal > 3 en aantal < 5", "aantal=4", true)]
    [InlineData("(lek = ja of aantal > 3) en aantal < 5", "lek=ja", false)]
    [InlineData("niet lek = ja en aantal > 3", "aantal=4", true)]
    [InlineData("niet (lek = ja en aantal > 3)", "aantal=4", true)]
    [InlineData("aantal >= 4", "aantal=4.0", true)]
    [InlineData("aantal > grens", "aantal=4;grens=3", true)]
    [InlineData("aard in [gewoon, bijzonder]", "aard=bijzonder", true)]
    [InlineData("aard niet in [gewoon]", "aard=bijzonder", true)]
    [InlineData("niet aard in [gewoon]", "aard=gewoon", false)]
    [InlineData("wat bevat 'open deur'", "wat=Een OPEN DEUR", true)]
    [InlineData("systemen bevat mail", "systemen=Mail\ntelefoon", true)]
    [InlineData("systemen bevat tele", "systemen=mail\ntelefoon", false)]
    [InlineData("niveau >= N3", "niveau=N4", true)]
    [InlineData("grip = 3", "grip=3", true)]
    [InlineData("netwerk-los = alles", "netwerk-los=alles", true)]
    [InlineData("netwerk-los = niet en niet lek = ja", "netwerk-los=niet", true)]
    [InlineData("netwerk-los = in", "netwerk-los=in", true)]
    [InlineData("netwerk-los in [niet, in]", "netwerk-los=in", true)]
    [InlineData("netwerk-los niet in [niet, in]", "netwerk-los=niet", false)]
    [InlineData("niet netwerk-los = niet of netwerk-los = in", "netwerk-los=niet", false)]
    [InlineData("sinds < '2026-11-22 03:17'", "sinds=2026-11-22T02:16:00+00:00", true)]
    [InlineData("sinds < '2026-11-22 03:17'", "sinds=2026-11-22T02:17:00+00:00", false)]
    public void Holds_as_it_reads(string text, string data, bool expected)
    {
        var values = data.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]);
        var condition = ConditionParser.Parse(text, Known, Library.Zone, out var faults);

        Assert.Empty(faults.Select(fault => fault.Fault(Here).ToString()));
        Assert.Equal(expected, condition!.Holds(values.GetValueOrDefault));
    }

    [Fact]
    public void Reads_back_every_condition_that_can_be_written() =>
        Check.One(Often, Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
        {
            var tape = new Draws(numbers);
            var condition = Random(tape, 4);
            var text = Write(condition);
            var back = ConditionParser.Parse(text, Known, Library.Zone, out var faults);

            Assert.Empty(faults.Select(fault => $"{text}: {fault.Fault(Here)}"));
            Assert.Equal(Write(condition), Write(back!));
        }));

    [Fact]
    public void Garbage_gives_faults_and_never_an_exception() =>
        Check.One(Often, Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
        {
            string[] words = ["lek", "=", "ja", "en", "of", "niet", "(", ")", "[", "]", ",", "in", "is", "ingevuld", "bevat", "'", "\"", "aantal", "3", "<", "!", "\n", "é", "N3", "niveau", "wat"];
            var text = string.Join(' ', numbers.Select(number => words[(int)((uint)number % words.Length)]));
            var condition = ConditionParser.Parse(text, Known, Library.Zone, out var faults);

            Assert.True(condition is null == faults.Count > 0);
            Assert.All(faults, fault => Assert.InRange(fault.Offset, 0, text.Length));
        }));

    [Theory]
    [InlineData("lek = ja of lek = nee", null)]
    [InlineData("lek = ja of lek = nee of lek is niet ingevuld", true)]
    [InlineData("aantal > 3 en aantal < 4", null)]
    [InlineData("aantal > 3 en aantal <= 3", false)]
    [InlineData("aantal > grens en aantal < grens", false)]
    [InlineData("aantal > grens en grens > 10 en aantal < 5", false)]
    [InlineData("wat = a en wat bevat b", false)]
    [InlineData("wat bevat a en wat bevat b", null)]
    [InlineData("systemen bevat a en systemen bevat b", null)]
    [InlineData("niveau in [N0, N1, N2, N3, N4]", true)]
    [InlineData("sinds > '2026-11-22 03:17' en sinds < '2026-11-22 03:16'", false)]
    [InlineData("netwerk-los niet in [alles, deels, niet]", null)]
    public void Finds_what_is_always_or_never_so(string text, bool? expected)
    {
        var budget = ConditionTruth.BudgetPerFile;

        Assert.Equal(expected, ConditionTruth.Of(ConditionParser.Parse(text, Known, Library.Zone, out _)!, Known, ref budget));
    }

    [Fact]
    public void Does_not_try_more_combinations_than_it_may()
    {
        var budget = 100;
        var condition = ConditionParser.Parse("lek = ja en aantal > 3 en wat = x en aard = gewoon en niveau > N2", Known, Library.Zone, out _)!;

        Assert.Null(ConditionTruth.Of(condition, Known, ref budget));
        Assert.Equal(100, budget);
    }

    private static Condition Random(Draws tape, int depth) => (depth == 0 ? tape.Next(5) : tape.Next(8)) switch
    {
        0 => new Condition.Comparison("lek", DataKind.YesNo, Comparer.Equal, "ja"),
        1 => new Condition.Comparison("aantal", DataKind.Number, (Comparer)tape.Next(6), $"{tape.Next(100)}"),
        2 => new Condition.In("aard", DataKind.Choice, ["gewoon", "bijzonder"]),
        3 => new Condition.IsFilled("wat"),
        4 => new Condition.Contains("systemen", DataKind.List, "de mail"),
        5 => new Condition.Not(Random(tape, depth - 1)),
        6 => new Condition.And(Random(tape, depth - 1), Random(tape, depth - 1)),
        _ => new Condition.Or(Random(tape, depth - 1), Random(tape, depth - 1)),
    };

    private static string Write(Condition condition) => condition switch
    {
        Condition.Comparison test => $"{test.Name} {test.Operator switch { Comparer.Equal => "=", Comparer.NotEqual => "!=", Comparer.Less => "<", Comparer.AtMost => "<=", Comparer.Greater => ">", Comparer.AtLeast => ">=" }} {test.Value}",
        Condition.In test => $"{test.Name} in [{string.Join(", ", test.Values)}]",
        Condition.IsFilled test => $"{test.Name} is ingevuld",
        Condition.Contains test => $"{test.Name} bevat '{test.Part}'",
        Condition.Not test => $"niet ({Write(test.Inner)})",
        Condition.And test => $"({Write(test.Left)}) en ({Write(test.Right)})",
        Condition.Or test => $"({Write(test.Left)}) of ({Write(test.Right)})",
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };
}
