using System.Security.Cryptography;
using System.Text;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Checking;
using CyberDraaiboek.Runbooks.Conditions;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>Makes drills.</summary>
/// <param name="scope">Names of the runbook that is exercised; null: it does not exist.</param>
/// <param name="zone">For moments in conditions.</param>
internal sealed class DrillBuilder(Scope? scope, TimeZoneInfo zone)
{
    public Drill Build(string id, OtherFile file)
    {
        var fields = new Fields(file.Root);
        return new Drill
        {
            Id = new DrillId(id),
            Title = fields.Text(DrillKeys.Title) ?? id,
            Version = fields.Text(DrillKeys.Version) ?? string.Empty,
            Hash = HashOf(file.File),
            Owner = fields.Id<RoleId>(DrillKeys.Owner) ?? default,
            ReviewBefore = fields.Date(DrillKeys.ReviewBefore),
            Runbook = fields.Id<RunbookId>(DrillKeys.Runbook) ?? default,
            Kind = KindOf(fields.Text(DrillKeys.Kind)),
            Purpose = PurposeOf(fields.Text(DrillKeys.Purpose)),
            Length = fields.Exact(DrillKeys.Length) ?? TimeSpan.Zero,
            Explanation = fields.Text(DrillKeys.Explanation),
            Goals = [.. fields.Table(DrillKeys.Goals).Select(goal => new DrillGoal(goal.Name, goal.Value.Text(DrillKeys.GoalTitle) ?? goal.Name, goal.Value.Text(DrillKeys.Plan) ?? string.Empty))],
            Players = fields.Ids<RoleId>(DrillKeys.Players),
            Staff = [.. fields.Entries(DrillKeys.Staff).Select(staff => new DrillStaff(staff.Name, Fields.Text(staff.Value) ?? string.Empty))],
            StandIns = fields.Entries(DrillKeys.StandIns).ToDictionary(pair => new RoleId(pair.Name), pair => Fields.Text(pair.Value) ?? string.Empty),
            Rules = fields.Texts(DrillKeys.Rules),
            StopWord = fields.Text(DrillKeys.StopWord) ?? string.Empty,
            EndWord = fields.Text(DrillKeys.EndWord) ?? DrillKeys.DefaultEndWord,
            Rounds = [.. fields.Table(DrillKeys.Rounds).Select(round => RoundOf(round.Name, round.Value))],
            Injects = [.. fields.Table(DrillKeys.Injects).Select(inject => InjectOf(inject.Name, inject.Value))],
            Evaluation = [.. fields.Blocks(DrillKeys.Evaluation).Select(question => new EvaluationQuestion(question.Text(DrillKeys.Question) ?? string.Empty, question.Text(DrillKeys.QuestionGoal)))],
        };
    }

    /// <summary>Of the text as it was read: without byte order mark, with LF.</summary>
    public static string HashOf(YamlFile file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Text)));

    /// <summary>A single name or a list of them.</summary>
    public static IReadOnlyList<StepId> StepsOf(YamlValue? value) => value switch
    {
        ListValue list => [.. list.Items.Select(Fields.Text).OfType<string>().Select(StepId.From)],
        _ => Fields.Text(value) is { } one ? [new StepId(one)] : [],
    };

    private Inject InjectOf(string key, Fields fields)
    {
        var goals = fields.Texts(DrillKeys.InjectGoals);
        return new Inject
        {
            Key = key,
            Title = fields.Text(DrillKeys.InjectTitle) ?? key,
            After = fields.Exact(DrillKeys.After),
            ReserveWhen = fields.Yes(DrillKeys.Reserve) ? fields.Text(DrillKeys.When) : null,
            OnlyIf = scope is not null && fields.Text(DrillKeys.OnlyIf) is { } condition ? ConditionParser.Parse(condition, scope, zone, out _) : null,
            UnlessDone = StepsOf(fields.Value(DrillKeys.UnlessDone)),
            From = fields.Text(DrillKeys.From) ?? string.Empty,
            As = fields.Text(DrillKeys.As),
            To = fields.Ids<RoleId>(DrillKeys.To),
            Channel = ChannelOf(fields.Text(DrillKeys.Channel)),
            Text = fields.Text(DrillKeys.Text) ?? string.Empty,
            Expected = [.. fields.Blocks(DrillKeys.Expected).Select(expected => ExpectationOf(expected, goals))],
            Goals = goals,
        };
    }

    private static Expectation ExpectationOf(Fields fields, IReadOnlyList<string> goals) => new(
        fields.Id<StepId>(DrillKeys.Step) ?? default,
        fields.Exact(DrillKeys.Within) ?? TimeSpan.Zero,
        fields.Id<RoleId>(DrillKeys.By),
        fields.Text(DrillKeys.Watch),
        fields.Has(DrillKeys.ExpectedGoals) ? fields.Texts(DrillKeys.ExpectedGoals) : goals);

    private static DrillRound RoundOf(string key, Fields fields) =>
        new(key, fields.Text(DrillKeys.RoundTitle) ?? key, fields.Exact(DrillKeys.RoundAfter) ?? TimeSpan.Zero, fields.Texts(DrillKeys.RoundQuestions));

    private static DrillKind KindOf(string? word) => word switch
    {
        "simulatie" => DrillKind.Simulation,
        "papier" => DrillKind.Paper,
        "functioneel" => DrillKind.Functional,
        _ => DrillKind.Table,
    };

    private static DrillPurpose PurposeOf(string? word) => word switch
    {
        "testen" => DrillPurpose.Test,
        "orienteren" => DrillPurpose.Explore,
        _ => DrillPurpose.Develop,
    };

    private static InjectChannel ChannelOf(string? word) => word switch
    {
        "telefoon" => InjectChannel.Telephone,
        "sms" => InjectChannel.Sms,
        "papier" => InjectChannel.Paper,
        "scherm" => InjectChannel.Screen,
        "gesprek" => InjectChannel.Talk,
        _ => InjectChannel.Mail,
    };
}
