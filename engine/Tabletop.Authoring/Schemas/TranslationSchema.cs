using System.Text.Json.Nodes;
using Tabletop.Authoring.Translating;
using static Tabletop.Authoring.Schemas.Schema;

namespace Tabletop.Authoring.Schemas;

/// <summary>A scenario's texts in another language.</summary>
internal static class TranslationSchema
{
    public static JsonObject Root() => Keys("A scenario's texts in another language. 'tabletop translate' writes this file and keeps it up to date.", "format, of, language, texts", [
        ("format", Format(TranslationReader.Format)),
        ("of", A("id", "The scenario's id.")),
        ("language", Pattern("The language, which is also the file's name: fr, ar, pt-BR …", "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")),
        ("texts", new()
        {
            ["type"] = "object",
            ["description"] = "Texts by their path of ids, such as roles.mayor.brief.",
            ["propertyNames"] = new JsonObject { ["pattern"] = "^[a-z0-9.-]+$" },
            ["additionalProperties"] = Keys("One text.", "text", [
                ("text", new() { ["type"] = new JsonArray("string", "number", "boolean"), ["description"] = "In this language; empty while it is still to be written. {a} and {b} stand for the groups' names." }),
                ("source", Pattern("A fingerprint of the text it was made from. Only a text whose original has not changed since is shown to people.", "^([0-9a-f]{8})?$")),
            ]),
        }),
    ]);
}
