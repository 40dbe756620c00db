using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Checking;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Values;

namespace CyberDraaiboek.Runbooks.Conditions;

/// <summary>Names, types and literals in conditions. A wrong one is noted and parsing goes on.</summary>
internal sealed class ConditionValues(Scope scope, TimeZoneInfo zone, List<ConditionFault> faults)
{
    private static readonly string[] Ordering = ["<", "<=", ">", ">="];

    /// <summary>Null when the name is unknown; noted if that can be known.</summary>
    public Subject? SubjectOf(Token name)
    {
        var subject = scope.SubjectOf(name.Text);
        if (subject is null && scope.Complete)
        {
            var names = scope.ConditionNames.ToList();
            var isStep = scope.Steps.ContainsKey(name.Text);
            faults.Add(new ConditionFault(name.At, at => ConditionFaults.UnknownName(at, name.Text, names, isStep)));
        }

        if (subject is not null && scope.Steps.GetValueOrDefault(name.Text) is { InRepeat: true, Options: not null })
        {
            faults.Add(new ConditionFault(name.At, at => ConditionFaults.DecisionInRepeat(at, name.Text)));
        }

        return subject;
    }

    public void CheckOperator(Token token, Subject? subject, Token name)
    {
        if (subject is null)
        {
            return;
        }

        var fits = subject.Kind switch
        {
            DataKind.List => token.Is("bevat"),
            DataKind.Text => !Ordering.Contains(token.Text),
            DataKind.Choice or DataKind.YesNo => !Ordering.Contains(token.Text) && !token.Is("bevat"),
            DataKind.Number or DataKind.Moment or DataKind.Level => !token.Is("bevat"),
        };
        if (!fits)
        {
            faults.Add(new ConditionFault(token.At, at => ConditionFaults.WrongOperator(at, token.Text, name.Text, subject.Kind)));
        }
    }

    /// <summary>Whether a bare word on the right stands for another name. An option or fixed word of the left side goes first.</summary>
    public bool IsName(Token token, Subject? subject) =>
        token.Kind == TokenKind.Word
        && !(subject?.Options.Contains(token.Text) ?? false)
        && !ConditionParser.Keywords.Contains(token.Text)
        && scope.SubjectOf(token.Text) is not null;

    public string Name(Token other, Token name, Subject? subject)
    {
        if (subject is not null && scope.SubjectOf(other.Text) is { } right && right.Kind != subject.Kind)
        {
            faults.Add(new ConditionFault(other.At, at => ConditionFaults.DifferentTypes(at, name.Text, subject.Kind, other.Text, right.Kind)));
        }

        return other.Text;
    }

    /// <summary>The literal, normalised as data of that type is kept.</summary>
    public string Literal(Token token, Token name, Subject? subject)
    {
        if (subject is null)
        {
            return token.Text;
        }

        var value = token.Text;
        var error = string.Empty;
        var fits = subject.Kind switch
        {
            DataKind.Text or DataKind.List => true,
            DataKind.YesNo => token.Text is "ja" or "nee",
            DataKind.Choice => subject.Options.Contains(token.Text),
            DataKind.Level => subject.Options.Contains(token.Text),
            DataKind.Number => ValueReader.TryNumber(token.Text, out value, out error),
            DataKind.Moment => TryMoment(token.Text, out value, out error),
        };
        if (!fits)
        {
            faults.Add(new ConditionFault(token.At, at => ConditionFaults.WrongLiteral(at, token.Text, name.Text, subject, error)));
        }

        return value;
    }

    private bool TryMoment(string text, out string value, out string error)
    {
        var fits = MomentText.TryMoment(text, zone, out var moment, out error);
        value = fits ? MomentText.Normal(moment) : text;
        return fits;
    }
}
