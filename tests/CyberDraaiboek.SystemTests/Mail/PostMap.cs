using System.Globalization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.SystemTests.EndToEnd;

namespace CyberDraaiboek.SystemTests.Mail;

/// <summary>A small draaiboek for scenarios about sending.</summary>
internal static class PostMap
{
    public const string Call = "bel";
    public const string Strong = "sterk";
    public const string Team = "team";
    public const string Text = "bericht";
    public const string Hook = "haak";

    /// <summary>People in the team: as many as a crisis team has.</summary>
    public const int TeamSize = 30;

    /// <summary>Everyone who can receive mail.</summary>
    public static IEnumerable<string> Mailboxes => ["anna", "bert", "carla", "dirk", .. Members];

    /// <summary>Everyone in the shipped draaiboek who can receive mail: address, and whose it is. Outside parties too: none of them must be written to by mistake.</summary>
    public static IEnumerable<(string Address, string Owner)> ShippedMailboxes()
    {
        var library = RunbookLoader.LoadMap(Path.Combine(Box.Repository, "runbooks"), new LoadOptions(new DateOnly(2026, 11, 22)));
        return library.Organisation!.People.Values.Concat(library.Organisation.Parties.Values).SelectMany(person => person.Contacts, (person, contact) => (Person: person, Contact: contact))
            .Where(pair => pair.Contact.Channel == Channel.Mail)
            .Select(pair => (pair.Contact.Address, pair.Person.Id.Value));
    }

    /// <summary>Copies the draaiboek of this repository.</summary>
    public static void CopyShipped(string map)
    {
        var from = Path.Combine(Box.Repository, "runbooks");
        foreach (var file in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories))
        {
            var to = Path.Combine(map, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    /// <summary>Writes the files.</summary>
    /// <param name="map">Where to.</param>
    /// <param name="hook">Address of the outside system.</param>
    public static void WriteTo(string map, string hook)
    {
        Directory.CreateDirectory(Path.Combine(map, "sjablonen"));
        File.WriteAllText(Path.Combine(map, "organisatie.yaml"), Organisation(hook));
        File.WriteAllText(Path.Combine(map, "sjablonen", "alarm.yaml"), Template);
        Book(map, Call, Action("bel", "ciso"));
        Book(map, Strong, Action("sterk", "ciso", "bevestiging:", "  van: een", "  sterkte: sterk"));
        Book(map, Text, Action("bericht", "aov"));
        Book(map, Team, "      - melding: oproep\n        aan: [team]\n        sjabloon: alarm\n        bevestiging:\n          van: een\n");
        Book(map, Hook, "      - webhook: melden\n        naar: scherm\n        sjabloon: alarm\n");
    }

    private static void Book(string map, string id, string steps) => File.WriteAllText(
        Path.Combine(map, $"{id}.yaml"),
        $"draaiboek: {id}\ntitel: Proef {id}\nversie: 1\neigenaar: ciso\nherzien_voor: 2099-01-01\nniveau: N2\nfasen:\n  - fase: F0\n    titel: Begin\n    stappen:\n{steps}");

    private static string Action(string id, string role, params string[] more) =>
        $"      - actie: {id}\n        titel: Stap {id}\n        rol: {role}\n        doen: Doe het één keer.\n        gereed_binnen: 4u\n"
        + string.Concat(more.Select(line => $"        {line}\n"));

    private static string Person(string id, string name, params string[] channels) =>
        $"  {id}:\n    naam: {name}\n    kanalen:\n" + string.Concat(channels.Select(c => $"      - {c}\n        gecontroleerd_op: 2026-11-01\n"));

    private static IEnumerable<string> Members => Enumerable.Range(1, TeamSize).Select(n => string.Create(CultureInfo.InvariantCulture, $"lid{n:D2}"));

    private static string Organisation(string hook) =>
        $$"""
        organisatie: Gemeente Proefstad
        herzien_voor: 2099-01-01
        autoriteiten:
          proefstad: Gemeente Proefstad
        personen:
        {{Person("anna", "Anna Übel", "mail: anna@proefstad.example")}}{{Person("bert", "Bert", "mail: bert@proefstad.example", "bellen: \"+31600000002\"")}}{{Person("carla", "Carla", "mail: carla@proefstad.example")}}{{Person("dirk", "Dirk", "sms: \"+31600000004\"", "mail: dirk@proefstad.example")}}{{string.Concat(Members.Select(m => Person(m, m, $"mail: {m}@proefstad.example")))}}
        rollen:
          ciso:
            titel: CISO
            bezetting: [anna]
            vervangers: [bert]
          secretaris:
            titel: Gemeentesecretaris
            bezetting: [carla]
            vervangers: [bert]
          aov:
            titel: AOV
            bezetting: [dirk]
            vervangers: [bert]
          team:
            titel: Crisisteam
            bezetting: [{{string.Join(", ", Members)}}]
            vervangers: [bert]
        partijen:
          scherm:
            naam: Wandscherm
            kanalen:
              - webhook: {{hook}}
                gecontroleerd_op: 2026-11-01
        escalaties:
          standaard:
            treden:
              - na: 5m
                naar: vervanger
              - na: 15m
                naar: secretaris
                herhaal: elke 5m
                hoogstens: 2
            uitgeput_na: 10m
            herinner_elke: 30m
            herinner_hoogstens: 3
        """;

    private const string Template =
        """
        sjabloon: alarm
        publiek: nee
        talen:
          nl:
            onderwerp: "Alarm: {{stap_titel}}"
            tekst: |
              Kom nu, {{persoon_naam}}. Het gaat om {{inzet_titel}}.
        """;
}
