using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>
/// Compares the tree of a file with the key tables: unknown and missing keys, wrong values, references to what does not exist.
/// Goes on after a fault, so that all of them come out at once.
/// </summary>
internal sealed class FormCheck(ScalarCheck scalars, FaultList faults)
{
    public void Check(Shape shape, MapValue map) => Map(shape, map, null);

    private void Value(Form form, YamlValue value, string under)
    {
        switch (form)
        {
            case EitherForm either:
                Either(either, value, under);
                break;
            case ListForm list:
                List(list, value, under);
                break;
            case TableForm table:
                Table(table, value, under);
                break;
            case ShapeForm shape when value is MapValue map:
                Map(shape.Shape(), map, null);
                break;
            case NodeForm node when value is MapValue map:
                Node(node, map);
                break;
            case ShapeForm or NodeForm:
                faults.Add(KeyFaults.WrongType(value.At, under, form.Dutch, value.Dutch));
                break;
            default:
                if (value is ScalarValue scalar)
                {
                    scalars.Check(form, scalar, under);
                }
                else
                {
                    faults.Add(KeyFaults.WrongType(value.At, under, form.Dutch, value.Dutch));
                }

                break;
        }
    }

    private void Either(EitherForm either, YamlValue value, string under)
    {
        var form = value switch
        {
            ScalarValue => either.Scalar,
            ListValue => either.List,
            MapValue => either.Map,
            _ => null,
        };
        if (form is null)
        {
            faults.Add(KeyFaults.WrongType(value.At, under, either.Dutch, value.Dutch));
            return;
        }

        Value(form, value, under);
    }

    private void List(ListForm form, YamlValue value, string under)
    {
        if (value is not ListValue list)
        {
            faults.Add(KeyFaults.NotAList(value.At, under, value));
            return;
        }

        if (list.Items.Count < form.Least)
        {
            faults.Add(KeyFaults.TooFew(list.At, under, form.Least, list.Items.Count));
        }

        if (form.Item is ShapeForm rung && rung.Shape() == EscalationKeys.RungShape)
        {
            Rising(list);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (form.Item is RefForm or WordForm && item is ScalarValue { IsEmpty: false } scalar && !seen.Add(scalar.Text))
            {
                faults.Add(KeyFaults.TwiceInList(scalar.At, under, scalar.Text));
            }

            Value(form.Item, item, under);
        }
    }

    private void Table(TableForm form, YamlValue value, string under)
    {
        if (value is not MapValue map)
        {
            faults.Add(KeyFaults.WrongType(value.At, under, form.Dutch, value.Dutch));
            return;
        }

        if (map.Entries.Count < form.Least)
        {
            faults.Add(KeyFaults.TooFew(map.At, under, form.Least, map.Entries.Count));
        }

        foreach (var entry in map.Entries)
        {
            scalars.Check(form.Key, entry.Key, under);
            Value(form.Value, entry.Value, entry.Key.Text);
        }
    }

    private void Node(NodeForm form, MapValue map)
    {
        var kinds = Grammar.NodesFor(form);
        var kind = NodeKind.Of(map, kinds);
        if (kind is null)
        {
            faults.Add(KeyFaults.UnknownStep(map.At, map.Entries.Count == 0 ? string.Empty : map.Entries[0].Key.Text, kinds.Keys));
            return;
        }

        if (!kind.Right)
        {
            faults.Add(kinds.ContainsKey(kind.Entry.Key.Text)
                ? KeyFaults.KindNotFirst(map.At, map.Entries[0].Key.Text, kind.Entry.Key.Text)
                : KeyFaults.UnknownStep(kind.Entry.Key.At, kind.Entry.Key.Text, kinds.Keys));
        }

        Map(kind.Shape, map, kind);
    }

    private void Map(Shape shape, MapValue map, NodeKind? kind)
    {
        foreach (var entry in map.Entries)
        {
            var key = ReferenceEquals(entry, kind?.Entry) ? shape.Keys[0] : shape.Find(entry.Key.Text);
            if (key is null)
            {
                faults.Add(KeyFaults.UnknownKey(entry.Key.At, entry.Key.Text, shape));
            }
            else
            {
                Value(FormOf(key, map), entry.Value, key.Name);
            }
        }

        foreach (var key in shape.Keys.Where(key => key.Required && map.Entry(key.Name) is null))
        {
            if (kind is null || key != shape.Keys[0])
            {
                faults.Add(KeyFaults.MissingKey(map.At, key, shape));
            }
        }

        foreach (var rule in shape.Rules)
        {
            Rule(rule, shape, map);
        }
    }

    /// <summary>With <c>anders</c> beside it, a condition must be able to be false as well.</summary>
    private static Form FormOf(Key key, MapValue map) =>
        key.Form is ConditionForm { Use: ConditionUse.If } && map.Entry(BlockKeys.Else.Name) is not null ? new ConditionForm(ConditionUse.IfElse) : key.Form;

    private void Rising(ListValue rungs)
    {
        ScalarValue? before = null;
        foreach (var after in rungs.Items.OfType<MapValue>().Select(rung => rung[EscalationKeys.After.Name]).OfType<ScalarValue>())
        {
            if (!DurationText.TryParse(after.Text, out var limit, out _))
            {
                continue;
            }

            if (before is not null && DurationText.TryParse(before.Text, out var earlier, out _) && limit.Roughly <= earlier.Roughly)
            {
                faults.Add(PeopleFaults.RungOrder(after.At, after.Text, before.Text));
            }

            before = after;
        }
    }

    private void Rule(KeyRule rule, Shape shape, MapValue map)
    {
        var present = rule.Keys.Where(key => map.Entry(key) is not null).ToList();
        switch (rule)
        {
            case ExactlyOne or AtLeastOne when present.Count == 0:
                faults.Add(KeyFaults.NoneOf(map.At, rule.Keys, shape));
                break;
            case ExactlyOne or AtMostOne when present.Count > 1:
                faults.Add(KeyFaults.NotTogether(map.Entry(present[1])!.Key.At, present[0], present[1], shape));
                break;
            case Needs needs when map.Entry(needs.Key) is { } entry && map.Entry(needs.Other) is null:
                faults.Add(KeyFaults.Needs(entry.Key.At, needs.Key, needs.Other, shape));
                break;
            default:
                break;
        }
    }
}
