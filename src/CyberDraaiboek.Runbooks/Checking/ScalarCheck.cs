using System.Globalization;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Runbooks.Conditions;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Values;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>Compares a text with the form that its place asks for.</summary>
/// <param name="names">Names that all files share.</param>
/// <param name="scope">Names of this runbook; null outside runbooks.</param>
/// <param name="zone">For moments in conditions.</param>
/// <param name="faults">Where to.</param>
internal sealed class ScalarCheck(Names names, Scope? scope, TimeZoneInfo zone, FaultList faults)
{
    private int _truthBudget = ConditionTruth.BudgetPerFile;

    public void Check(Form form, ScalarValue scalar, string under)
    {
        if (scalar.IsEmpty)
        {
            faults.Add(KeyFaults.EmptyValue(scalar.At, under, form.Dutch));
            return;
        }

        var fault = form switch
        {
            TextForm text => Text(text, scalar, under),
            WordForm words => words.Words.ContainsKey(scalar.Text) ? null : ValueFaults.UnknownWord(scalar.At, under, scalar.Text, words),
            IdForm id => Id(id, scalar, under),
            RefForm reference => Reference(reference, scalar),
            DateForm date => date.Word == scalar.Text || MomentText.TryDate(scalar.Text, out _) ? null : ValueFaults.NotADate(scalar.At, under, scalar.Text, date.Word),
            MomentForm moment => Moment(moment, scalar, under),
            DurationForm duration => duration.Word == scalar.Text ? null : Duration(duration.Exact, duration.Zero, scalar.Text, scalar, under, duration),
            EveryForm every => Every(every, scalar, under),
            TargetForm target => Target(target, scalar, under),
            NumberForm number => Number(number.Least, number.Most, scalar.Text) ? null : ValueFaults.Wrong(scalar.At, under, scalar.Text, number),
            QuorumForm quorum => scalar.Text is "een" or "iedereen" || Number(1, 1000, scalar.Text) ? null : ValueFaults.Wrong(scalar.At, under, scalar.Text, quorum),
            AddressForm address => AddressText.TryRead(address.Channel, scalar.Text, out _) ? null : ValueFaults.Wrong(scalar.At, under, scalar.Text, address),
            MonthDayForm day => MonthDayText.TryParse(scalar.Text, out _) ? null : ValueFaults.Wrong(scalar.At, under, scalar.Text, day),
            ClockTimeForm time => ClockTimeText.TryParse(scalar.Text, out _) ? null : ValueFaults.Wrong(scalar.At, under, scalar.Text, time),
            ConditionForm condition => Condition(condition, scalar),
            ListForm or TableForm or ShapeForm or NodeForm or EitherForm => KeyFaults.WrongType(scalar.At, under, form.Dutch, scalar.Dutch),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "an unknown form"),
        };
        if (fault is not null)
        {
            faults.Add(fault);
        }
    }

    private static Diagnostic? Text(TextForm form, ScalarValue scalar, string under)
    {
        if (scalar.Text.Length > form.Longest)
        {
            return ValueFaults.TooLong(scalar.At, under, form.Longest, scalar.Text.Length);
        }

        return form.OneLine && scalar.Text.TrimEnd('\n').Contains('\n', StringComparison.Ordinal) ? ValueFaults.OneLine(scalar.At, under) : null;
    }

    private static Diagnostic? Id(IdForm form, ScalarValue scalar, string under)
    {
        if (!IdText.IsId(scalar.Text))
        {
            return ValueFaults.NotAnId(scalar.At, under, scalar.Text);
        }

        var reserved = form.Kind switch
        {
            NameKind.Role => scalar.Text is EscalationKeys.Deputy or EscalationKeys.Same || scalar.Text == Everyone.Role.Value,
            NameKind.Ladder => scalar.Text is EscalationKeys.None,
            NameKind.Data => ConditionParser.Keywords.Contains(scalar.Text) || TemplateFields.BuiltIn.Contains(scalar.Text) || scalar.Text == "grip",
            NameKind.Step => ConditionParser.Keywords.Contains(scalar.Text),
            null => false,
            NameKind.Runbook or NameKind.Subject or NameKind.Party or NameKind.Person or NameKind.Rota or NameKind.Clock
                or NameKind.Template or NameKind.Grip or NameKind.Drill or NameKind.Campaign => false,
        };
        return reserved ? ValueFaults.Reserved(scalar.At, scalar.Text) : null;
    }

    private Diagnostic? Reference(RefForm form, ScalarValue scalar)
    {
        if (form.Reserved.Contains(scalar.Text))
        {
            return null;
        }

        var known = Known(form.Kind);
        return known is null || known.Contains(scalar.Text)
            ? null
            : NameFaults.Unknown(scalar.At, form.Kind, scalar.Text, [.. known.Concat(form.Reserved).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Names of a kind; null when they cannot be known.</summary>
    private IEnumerable<string>? Known(NameKind kind) => kind switch
    {
        NameKind.Step => scope is { Complete: true } ? scope.Steps.Keys : null,
        NameKind.Data => scope is { Complete: true } ? scope.Data.Keys : null,
        NameKind.Subject => scope is { Complete: true } ? scope.ConditionNames.Where(name => scope.SubjectOf(name) is { Kind: DataKind.Choice }) : null,
        NameKind.Runbook or NameKind.Role or NameKind.Party or NameKind.Person or NameKind.Rota
            or NameKind.Clock or NameKind.Template or NameKind.Ladder or NameKind.Grip or NameKind.Drill or NameKind.Campaign => names.Known(kind),
    };

    private Diagnostic? Moment(MomentForm form, ScalarValue scalar, string under)
    {
        if (form.WallOnly)
        {
            return MomentText.TryWall(scalar.Text, out _) ? null : ValueFaults.Wrong(scalar.At, under, scalar.Text, form);
        }

        return MomentText.TryDate(scalar.Text, out _) || MomentText.TryMoment(scalar.Text, zone, out _, out _)
            ? null
            : ValueFaults.Wrong(scalar.At, under, scalar.Text, form);
    }

    private static Diagnostic? Duration(bool exact, bool zero, string text, ScalarValue scalar, string under, Form form)
    {
        if (!DurationText.TryParse(text, out var limit, out var error))
        {
            return ValueFaults.BadDuration(scalar.At, under, scalar.Text, error, form.Dutch);
        }

        if (exact && limit is not { Months: 0, Days: 0 })
        {
            return ValueFaults.NotExact(scalar.At, under, scalar.Text);
        }

        return !zero && limit == TimeLimit.Zero ? ValueFaults.BadDuration(scalar.At, under, scalar.Text, "dat is geen tijd", form.Dutch) : null;
    }

    private static Diagnostic? Every(EveryForm form, ScalarValue scalar, string under) =>
        scalar.Text.StartsWith("elke ", StringComparison.Ordinal)
            ? Duration(form.Exact, zero: false, scalar.Text["elke ".Length..], scalar, under, form)
            : ValueFaults.Wrong(scalar.At, under, scalar.Text, form);

    private Diagnostic? Target(TargetForm form, ScalarValue scalar, string under)
    {
        if (!TargetText.TryParse(scalar.Text, out var target, out var error))
        {
            return ValueFaults.BadTarget(scalar.At, under, scalar.Text, error);
        }

        if (form.OnlyStart && target.Anchor != Anchor.Start)
        {
            return ValueFaults.BadTarget(scalar.At, under, scalar.Text, "hier kan alleen een duur na T0, zoals 15m na T0");
        }

        if (!form.OnlyStart && target.Limit == TimeLimit.Zero && !target.BeforeEnd)
        {
            return ValueFaults.BadTarget(scalar.At, under, scalar.Text, "dat is geen tijd");
        }

        var (kind, place) = (target.Anchor switch
        {
            Anchor.Step => NameKind.Step,
            Anchor.Data => NameKind.Data,
            Anchor.Clock => NameKind.Clock,
            Anchor.Opening or Anchor.Start => (NameKind?)null,
        }, target.Name is null ? scalar.At : ScalarPlaces.Of(scalar, scalar.Text.LastIndexOf(target.Name, StringComparison.Ordinal)));
        if (kind is null || target.Name is null)
        {
            return null;
        }

        if (kind == NameKind.Data && scope?.Data.GetValueOrDefault(target.Name) is { } data)
        {
            return data.Subject.Kind == DataKind.Moment ? null : ValueFaults.NotAMoment(place, target.Name, data.Subject.Kind);
        }

        return Known(kind.Value) is { } known && !known.Contains(target.Name)
            ? NameFaults.Unknown(place, kind.Value, target.Name, [.. known.Order(StringComparer.Ordinal)])
            : null;
    }

    private Diagnostic? Condition(ConditionForm form, ScalarValue scalar)
    {
        if (scope is null)
        {
            return null;
        }

        var condition = ConditionParser.Parse(scalar.Text, scope, zone, out var wrong);
        foreach (var fault in wrong)
        {
            faults.Add(fault.Fault(ScalarPlaces.Of(scalar, fault.Offset)));
        }

        if (condition is null || ConditionTruth.Of(condition, scope, ref _truthBudget) is not { } always)
        {
            return null;
        }

        return (form.Use, always) switch
        {
            (ConditionUse.If or ConditionUse.IfElse or ConditionUse.When, false) => FlowFaults.NeverTrue(scalar.At),
            (ConditionUse.IfElse, true) => FlowFaults.NeverElse(scalar.At),
            (ConditionUse.WaitUntil, false) => FlowFaults.WaitsForever(scalar.At),
            (ConditionUse.RepeatUntil, true) => FlowFaults.NeverRepeats(scalar.At),
            (ConditionUse.Inject, false) => DrillFaults.InjectNever(scalar.At),
            (ConditionUse.If or ConditionUse.When or ConditionUse.WaitUntil or ConditionUse.Inject, true) or (ConditionUse.RepeatUntil, false) => ConditionFaults.Always(scalar.At, always),
        };
    }

    private static bool Number(int least, int most, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
}
