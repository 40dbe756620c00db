using System.Globalization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Runbooks.Values;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CyberDraaiboek.Runbooks;

/// <summary>Writes people, roles and rotas into the second organisation file. What else stands in it stays, except comments: a tree of YAML has none.</summary>
public static class OrganisationWriter
{
    /// <summary>Whether a person, role or rota could be called so.</summary>
    public static bool IsId(string text) => IdText.IsId(text);

    /// <summary>An address as channels want it; false when it is none.</summary>
    public static bool TryReadAddress(Channel channel, string text, out string address) => AddressText.TryRead(channel, text, out address);

    /// <summary>A moment as an exception to a rota has it: by the wall clock, or a day, which means its begin.</summary>
    public static bool TryMoment(string text, out DateTimeOffset moment) =>
        MomentText.TryMoment(MomentText.TryDate(text, out _) ? $"{text} 00:00" : text, Library.Zone, out moment, out _);

    /// <summary>A moment as a rota begins: by the wall clock.</summary>
    public static bool TryWall(string text, out DateTime wall) => MomentText.TryWall(text, out wall);

    /// <summary>A moment as this file has it.</summary>
    public static string Wall(DateTimeOffset at) => Wall(TimeZoneInfo.ConvertTime(at, Library.Zone).DateTime);

    /// <inheritdoc cref="Wall(DateTimeOffset)"/>
    public static string Wall(DateTime wall) => wall.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The file with these people in it; a person with the same id is replaced.</summary>
    /// <param name="text">The file as it is; empty: there is none yet.</param>
    /// <param name="people">To write.</param>
    /// <exception cref="FormatException">The file is not a YAML mapping.</exception>
    public static string WithPeople(string text, IEnumerable<Person> people) => With(text, "personen", people.Select(person => (person.Id.Value, Node(person))));

    /// <summary>The same for roles.</summary>
    /// <exception cref="FormatException">The file is not a YAML mapping.</exception>
    public static string WithRoles(string text, IEnumerable<Role> roles) => With(text, "rollen", roles.Select(role => (role.Id.Value, Node(role))));

    /// <summary>The same for rotas, by name.</summary>
    /// <exception cref="FormatException">The file is not a YAML mapping.</exception>
    public static string WithRotas(string text, IEnumerable<KeyValuePair<string, DutyRoster>> rotas) => With(text, "roosters", rotas.Select(rota => (rota.Key, Node(rota.Value))));

    private static string With(string text, string table, IEnumerable<(string Id, YamlMappingNode Node)> entries)
    {
        var fresh = entries.ToList();
        if (fresh.Count == 0)
        {
            // Not even an empty table, which the loader refuses.
            return text;
        }

        var root = Read(text);
        var key = new YamlScalarNode(table);
        if (!root.Children.TryGetValue(key, out var found) || found is not YamlMappingNode all)
        {
            all = [];
            root.Children[key] = all;
        }

        foreach (var (id, node) in fresh)
        {
            all.Children[new YamlScalarNode(id)] = node;
        }

        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        new YamlStream(new YamlDocument(root)).Save(writer, assignAnchors: false);

        // The library ends a document with a mark that nobody else writes.
        var written = writer.ToString().ReplaceLineEndings("\n");
        return written.EndsWith("...\n", StringComparison.Ordinal) ? written[..^4] : written;
    }

    private static YamlMappingNode Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }] ? root : throw new FormatException("the organisation file is not a mapping");
        }
        catch (YamlException fault)
        {
            throw new FormatException(fault.Message, fault);
        }
    }

    private static YamlMappingNode Node(Person person)
    {
        var node = new YamlMappingNode { { "naam", Quoted(person.Name) } };
        var contacts = new YamlSequenceNode();
        foreach (var contact in person.Contacts)
        {
            contacts.Add(Node(contact));
        }

        node.Add("kanalen", contacts);
        if (person.Absences.Count > 0)
        {
            var absences = new YamlSequenceNode();
            foreach (var absence in person.Absences)
            {
                absences.Add(Node(absence));
            }

            node.Add("afwezig", absences);
        }

        return node;
    }

    private static YamlMappingNode Node(ContactPoint contact)
    {
        var node = new YamlMappingNode { { Engine.Journal.Names<Channel>.Of(contact.Channel), Quoted(contact.Address) } };
        if (contact.After is { } after)
        {
            node.Add("na", Quoted(Engine.Model.TimeLimit.Of(after).ToString()));
        }

        if (contact.Label is { } label)
        {
            node.Add("soort", Quoted(label));
        }

        node.Add("gecontroleerd_op", contact.CheckedOn is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "nooit");
        return node;
    }

    private static YamlMappingNode Node(Absence absence)
    {
        var node = new YamlMappingNode { { "van", Quoted(Wall(absence.From)) }, { "tot", Quoted(Wall(absence.Until)) } };
        if (absence.Reason is { } reason)
        {
            node.Add("reden", Quoted(reason));
        }

        return node;
    }

    private static YamlMappingNode Node(Role role)
    {
        var node = new YamlMappingNode { { "titel", Quoted(role.Title) } };
        if (role.Task is { } task)
        {
            node.Add("taak", Quoted(task));
        }

        if (role.RosterId is { } rota)
        {
            node.Add("rooster", rota);
        }
        else
        {
            node.Add("bezetting", Ids(role.Holders));
        }

        node.Add("vervangers", Ids(role.Deputies));
        return node;
    }

    private static YamlMappingNode Node(DutyRoster rota)
    {
        var node = new YamlMappingNode
        {
            { "eerste_wissel", Quoted(Wall(rota.FirstHandover)) },
            { "weken", rota.WeeksEach.ToString(CultureInfo.InvariantCulture) },
            { "personen", Ids(rota.People) },
        };
        if (rota.Overrides.Count > 0)
        {
            var overrides = new YamlSequenceNode();
            foreach (var other in rota.Overrides)
            {
                overrides.Add(Node(other));
            }

            node.Add("afwijkingen", overrides);
        }

        return node;
    }

    private static YamlMappingNode Node(DutyOverride other)
    {
        var node = new YamlMappingNode { { "van", Quoted(Wall(other.From)) }, { "tot", Quoted(Wall(other.Until)) }, { "persoon", other.Person.Value } };
        if (other.Reason is { } reason)
        {
            node.Add("reden", Quoted(reason));
        }

        return node;
    }

    private static YamlSequenceNode Ids(IEnumerable<PersonId> people) => [.. people.Select(person => new YamlScalarNode(person.Value))];

    // Quoted: a name or number must never turn into something else.
    private static YamlScalarNode Quoted(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };
}
