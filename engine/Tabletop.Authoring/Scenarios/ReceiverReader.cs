using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>Whom an inject reaches, and what some of them read or learn.</summary>
internal static class ReceiverReader
{
    /// <summary>The seats that an inject reaches, in file order.</summary>
    public static Items<string> Receivers(this Draft draft, Items<string> to) =>
        to.Contains(Draft.Everyone) || to.Contains(Draft.Public) ? draft.Known.Roles.ToItems() : to;

    public static Items<TextFor> ReadTextFor(this Draft draft, YamlNode? node, Items<string> receivers)
    {
        var texts = new List<TextFor>();
        foreach (var (role, key, value) in draft.Reader.ById(node, "text-for"))
        {
            var text = draft.Reader.Text(value, role);
            if (!draft.Reader.IsKnown(new(role, key.At), "role", draft.Known.Roles))
            {
                continue;
            }

            if (!receivers.Contains(role))
            {
                draft.Reader.Add(Rules.TextForStranger, key.At, Quoted.Of(role));
            }
            else if (text is not null)
            {
                texts.Add(new(role, text));
            }
        }

        return texts.ToItems();
    }

    /// <summary>Facts, each an id or <c>{ fact, to }</c>.</summary>
    public static Items<Reveal> ReadReveals(this Draft draft, YamlNode? node)
    {
        if (node is YamlSequence sequence && sequence.Items.Any(item => item is YamlMapping))
        {
            return sequence.Items.Select(draft.Reveal).OfType<Reveal>().ToItems();
        }

        return node is null ? [] : draft.Reader.List(node, "reveals").Select(draft.Reveal).OfType<Reveal>().ToItems();
    }

    private static Reveal? Reveal(this Draft draft, Word fact) =>
        draft.Reader.IsKnown(fact, "fact", draft.Known.Facts) ? new(fact.Text, []) : null;

    private static Reveal? Reveal(this Draft draft, YamlNode node)
    {
        if (node is YamlScalar)
        {
            return draft.Reader.Word(node, "reveals") is { } word ? draft.Reveal(word) : null;
        }

        if (Fields.Of(draft.Reader, node, "a reveal", "fact", "to") is not { } fields)
        {
            return null;
        }

        fields.Require("to");
        return new(draft.Name(fields, "fact", "fact", draft.Known.Facts), draft.RolesOrAll(fields, "to"));
    }
}
