using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runbooks.Values;
using FsCheck;
using FsCheck.Fluent;

namespace CyberDraaiboek.Tests.Loading;

/// <summary>What people type, and what becomes of it.</summary>
public sealed class ValueTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Theory]
    [InlineData("15m", 0, 0, 15)]
    [InlineData("90s", 0, 0, 1.5)]
    [InlineData("1u 30m", 0, 0, 90)]
    [InlineData("1u30m", 0, 0, 90)]
    [InlineData("2 uur", 0, 0, 120)]
    [InlineData("45 min", 0, 0, 45)]
    [InlineData("3d", 0, 3, 0)]
    [InlineData("2w", 0, 14, 0)]
    [InlineData("1 dag", 0, 1, 0)]
    [InlineData("1 maand", 1, 0, 0)]
    [InlineData("3 maanden 2d", 3, 2, 0)]
    public void Durations_as_people_write_them(string text, int months, int days, double minutes)
    {
        Assert.True(DurationText.TryParse(text, out var limit, out var error), error);
        Assert.Equal(new TimeLimit(months, days, TimeSpan.FromMinutes(minutes)), limit);
    }

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("5")]
    [InlineData("5 m m")]
    [InlineData("1.5u")]
    [InlineData("5M 3 maanden 2w 1s x")]
    [InlineData("11 maanden 5000d")]
    public void What_is_no_duration_is_refused_with_a_reason(string text)
    {
        Assert.False(DurationText.TryParse(text, out _, out var error));
        Assert.NotEmpty(error);
    }

    [Fact]
    public void A_duration_reads_back_what_it_writes() =>
        Check.One(Often, Prop.ForAll(
            Gen.Choose(0, 20).Zip(Gen.Choose(0, 200), (months, days) => (months, days)).Zip(Gen.Choose(0, 1_000_000), (left, seconds) => new TimeLimit(left.months, left.days, TimeSpan.FromSeconds(seconds))).ToArbitrary(),
            limit =>
            {
                Assert.True(DurationText.TryParse(limit.ToString(), out var back, out var error), $"{limit}: {error}");
                Assert.Equal(limit, back);
            }));

    [Fact]
    public void Targets_count_from_what_they_say()
    {
        Assert.Equal(new TargetTime(TimeLimit.Of(TimeSpan.FromHours(1))), Target("60m"));
        Assert.Equal(new TargetTime(TimeLimit.Of(TimeSpan.FromHours(1))), Target("60m na opening"));
        Assert.Equal(new TargetTime(TimeLimit.Of(TimeSpan.FromHours(1)), Anchor.Start), Target("60m na T0"));
        Assert.Equal(new TargetTime(TimeLimit.Of(TimeSpan.FromHours(2)), Anchor.Step, "ibd-bellen"), Target("2u na stap ibd-bellen"));
        Assert.Equal(new TargetTime(TimeLimit.Of(TimeSpan.FromHours(4)), Anchor.Data, "ontdekt"), Target("4u na gegeven ontdekt"));
        Assert.Equal(new TargetTime(new TimeLimit(0, 1, default), Anchor.Data, "verkiezing", true), Target("1d voor gegeven verkiezing"));
        Assert.Equal(new TargetTime(TimeLimit.Of(TimeSpan.FromMinutes(5)), Anchor.Clock, "avg-33"), Target("5m na klok avg-33"));
        Assert.Equal(new TargetTime(TimeLimit.Of(TimeSpan.FromHours(12)), Anchor.Clock, "avg-33", true), Target("12u voor klok avg-33"));
        Assert.All(["60m voor T0", "60m voor stap x", "na T0", "60m na", "60m na stap", "60m na stap X", "60m na T0 straks"], text =>
            Assert.False(TargetText.TryParse(text, out _, out _), text));
    }

    [Theory]
    [InlineData(DataKind.YesNo, "Ja", "ja")]
    [InlineData(DataKind.YesNo, "n", "nee")]
    [InlineData(DataKind.Number, "1250", "1250")]
    [InlineData(DataKind.Number, "12,5", "12.5")]
    [InlineData(DataKind.Number, "12.50", "12.5")]
    [InlineData(DataKind.Number, "1.000.000", "1000000")]
    [InlineData(DataKind.Number, "1.250,75", "1250.75")]
    [InlineData(DataKind.Number, "1 250", "1250")]
    [InlineData(DataKind.Number, "-3", "-3")]
    [InlineData(DataKind.Number, "0.125", "0.1250")]
    [InlineData(DataKind.Number, "1,125", "1.1250")]
    [InlineData(DataKind.Choice, "BIJZONDER", "bijzonder")]
    [InlineData(DataKind.Choice, "Bijzondere gegevens", "bijzonder")]
    [InlineData(DataKind.Moment, "2026-11-22 03:17", "2026-11-22T03:17:00+01:00")]
    [InlineData(DataKind.Moment, "2026-07-01 03:17", "2026-07-01T03:17:00+02:00")]
    [InlineData(DataKind.Moment, "2026-11-22T03:17:00Z", "2026-11-22T03:17:00+00:00")]
    [InlineData(DataKind.Moment, "2026-11-22T03:17:05.25+05:00", "2026-11-22T03:17:05.25+05:00")]
    [InlineData(DataKind.Moment, "2026-10-25 02:30", "2026-10-25T02:30:00+02:00")]
    [InlineData(DataKind.List, " mail \r\n\r\n telefoon ", "mail\ntelefoon")]
    [InlineData(DataKind.Text, "  een\ttekst ", "een tekst")]
    [InlineData(DataKind.Level, "n3", "N3")]
    [InlineData(DataKind.Number, "", "")]
    public void A_value_is_kept_in_one_form(DataKind kind, string text, string expected)
    {
        Assert.True(ValueReader.TryNormalise(Field(kind), text, Library.Zone, out var value, out var error), error);
        Assert.Equal(expected, value);
        Assert.True(ValueReader.TryNormalise(Field(kind), value, Library.Zone, out var again, out error), error);
        Assert.Equal(value, again);
    }

    [Theory]
    [InlineData(DataKind.YesNo, "misschien")]
    [InlineData(DataKind.Number, "veel")]
    [InlineData(DataKind.Number, "1.000")]
    [InlineData(DataKind.Number, "1,000,000")]
    [InlineData(DataKind.Number, "99999999999999999999999999999999")]
    [InlineData(DataKind.Choice, "bijzondr")]
    [InlineData(DataKind.Moment, "22-11-2026")]
    [InlineData(DataKind.Moment, "2026-03-29 02:30")]
    [InlineData(DataKind.Level, "N5")]
    [InlineData(DataKind.Text, "bel\u0007")]
    public void What_does_not_fit_is_refused_in_Dutch(DataKind kind, string text)
    {
        Assert.False(ValueReader.TryNormalise(Field(kind), text, Library.Zone, out _, out var error));
        Assert.True(error[^1] is '.' or '?', error);
    }

    [Fact]
    public void Reading_never_throws_and_never_changes_what_was_read_before() =>
        Check.One(Often, Prop.ForAll(ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<int>(), (text, number) =>
        {
            foreach (var kind in Enum.GetValues<DataKind>())
            {
                foreach (var typed in new[] { text ?? string.Empty, $"{number}", $"{number},{number & 1023}", $"{number / 1000m}" })
                {
                    if (ValueReader.TryNormalise(Field(kind), typed, Library.Zone, out var value, out _))
                    {
                        Assert.True(ValueReader.TryNormalise(Field(kind), value, Library.Zone, out var again, out _), $"{kind}: '{typed}' -> '{value}'");
                        Assert.Equal(value, again);
                    }
                }
            }
        }));

    private static DataField Field(DataKind kind) =>
        new("veld", kind, "Wat?", new Dictionary<string, string> { ["gewoon"] = "Gewone gegevens", ["bijzonder"] = "Bijzondere gegevens" });

    private static TargetTime Target(string text) => TargetText.TryParse(text, out var target, out var error) ? target : throw new FormatException(error);
}
