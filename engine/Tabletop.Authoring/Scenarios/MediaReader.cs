using System.Security.Cryptography;
using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Authoring.Scenarios;

/// <summary>Pictures, sounds and films in the scenario's folder <c>media</c>.</summary>
internal static class MediaReader
{
    private const string Folder = "media";
    private const long Most = 20 * 1024 * 1024;

    /// <summary>A file's name, or <c>{ file, alt }</c>.</summary>
    public static Media? ReadMedia(this Draft draft, YamlNode? node)
    {
        if (node is YamlScalar)
        {
            return draft.Reader.Word(node, "media") is { } word ? draft.Media(word, null) : null;
        }

        return node is not null && Fields.Of(draft.Reader, node, "'media'", "file", "alt") is { } fields
            ? draft.Media(fields)
            : null;
    }

    private static Media? Media(this Draft draft, Fields fields)
    {
        fields.Require("file");
        var alt = fields.Text("alt");
        return fields.Word("file") is { } word ? draft.Media(word, alt) : null;
    }

    private static Media? Media(this Draft draft, Word file, string? alt)
    {
        if (alt is null)
        {
            draft.Reader.Add(Rules.MediaWithoutAlt, file.At, Quoted.Of(file.Text), file.Text);
        }

        if (!Beside.IsBare(file.Text))
        {
            draft.Reader.Add(Rules.NotBare, file.At, Quoted.Of(file.Text), "'clip.jpg'", $"in the folder '{Folder}' beside the scenario");
            return null;
        }

        if (!MediaFiles.Types.Any(type => file.Text.EndsWith(type.Extension, StringComparison.OrdinalIgnoreCase)))
        {
            draft.Reader.Add(Rules.MediaType, file.At, Quoted.Of(file.Text), string.Join(", ", MediaFiles.Types.Select(type => type.Extension)));
            return null;
        }

        if (draft.Beside.Find(file.Text, Folder) is not { } path)
        {
            draft.Reader.Add(Rules.NoSuchFile, file.At, Quoted.Of(file.Text), $"in the folder '{Folder}' beside the scenario", Guess.Asked(file.Text, draft.Beside.Names(Folder)));
            return null;
        }

        return draft.Hash(path, file) is { } hash ? new(file.Text, alt ?? "", hash) : null;
    }

    private static string? Hash(this Draft draft, string path, Word file)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (stream.Length <= Most)
            {
                return Convert.ToHexStringLower(SHA256.HashData(stream));
            }

            draft.Reader.Add(Rules.MediaTooLarge, file.At, Quoted.Of(file.Text));
        }
        catch (Exception exception) when (Beside.IsUnreadable(exception))
        {
            draft.Reader.Add(Rules.NoSuchFile, file.At, Quoted.Of(file.Text), $"in the folder '{Folder}' that can be opened", "");
        }

        return null;
    }
}
