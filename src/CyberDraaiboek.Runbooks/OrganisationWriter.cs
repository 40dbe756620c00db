using System.Globalization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Runbooks.Values;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CyberDraaiboek.Runbooks;

/// <summary>Writes people into the second organisation file. What else stands in it stays, except comments: a tree of YAML has none.</summary>
public static class OrganisationWriter
{
    /// <summary>Whether a person could be called so.</summary>
    public static bool IsId(string text) => IdText.IsId(text);

    /// <summary>An address as channels want it; false when it is none.</summary>
    public static bool TryReadAddress(Channel channel, string text, out string address) => AddressText.TryRead(channel, text, out address);

    /// <summary>The file with these people in it; a person with the same id is replaced.</summary>
    /// <param name="text">The file as it is; empty: there is none yet.</param>
    /// <param name="people">To write.</param>
    /// <exception cref="FormatException">The file is not a YAML mapping.</exception>
    public static string WithPeople(string text, IEnumerable<Person> people)
    {
        var root = Read(text);
        var key = new YamlScalarNode("personen");
        if (!root.Children.TryGetValue(key, out var found) || found is not YamlMappingNode all)
        {
            all = [];
            root.Children[key] = all;
        }

        foreach (var person in people)
        {
            all.Children[new YamlScalarNode(person.Id.Value)] = Node(person);
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

    private static string Wall(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Library.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    // Quoted: a name or number must never turn into something else.
    private static YamlScalarNode Quoted(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };
}
