using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>Roles, and what they know.</summary>
internal static class PeopleReader
{
    private static readonly string[] RoleKeys = ["title", "level", "sector", "brief", "private", "group", "capacity", "stand-in", "marginalised"];
    private static readonly string[] FactKeys = ["text", "truth", "sensitivity", "known-to", "may-know", "origin"];

    public static Items<Role> ReadRoles(this Draft draft, YamlNode? node)
    {
        var roles = new List<Role>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "roles", [.. RoleKeys, "a", "b"]))
        {
            draft.Places[("role", id)] = key.At;
            if (Fields.Of(draft.Reader, value, "a role", RoleKeys) is not { } fields)
            {
                continue;
            }

            var group = fields.OneOf("group", "group", ["a", "b"]);
            if (group is not null && !draft.Known.HasGroups)
            {
                draft.Reader.Add(Rules.NoGroups, fields.PositionOf("group"));
            }

            roles.Add(new()
            {
                Id = id,
                Title = Draft.Title(fields, id),
                Level = fields.OneOf("level", "level", Vocabulary.Levels),
                Sector = fields.OneOf("sector", "sector", Vocabulary.Sectors),
                Brief = fields.Text("brief") ?? "",
                Private = fields.Text("private"),
                Group = group,
                Capacity = fields.Word("capacity") is { } word ? draft.Reader.Whole(word, 1, 20) ?? 2 : 2,
                StandIn = fields.Choice("stand-in", "way to stand in", Vocabulary.Policies) ?? StandInPolicy.Silent,
                Marginalised = fields.TrueOrFalse("marginalised") ?? false,
            });
        }

        return roles.ToItems();
    }

    public static Items<Fact> ReadFacts(this Draft draft, YamlNode? node)
    {
        var facts = new List<Fact>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "facts", FactKeys))
        {
            if (Fields.Of(draft.Reader, value, "a fact", FactKeys) is not { } fields)
            {
                continue;
            }

            draft.Places[("fact", id)] = key.At;
            facts.Add(new()
            {
                Id = id,
                Text = fields.Needed("text"),
                Truth = fields.TrueOrFalse("truth") ?? true,
                Sensitivity = fields.Choice("sensitivity", "sensitivity", Vocabulary.Sensitivities) ?? Sensitivity.Public,
                KnownTo = draft.RolesOrAll(fields, "known-to"),
                MayKnow = draft.RolesOrAll(fields, "may-know"),
                Origin = fields.OneOf("origin", "level", Vocabulary.Levels),
            });
        }

        return facts.ToItems();
    }
}
