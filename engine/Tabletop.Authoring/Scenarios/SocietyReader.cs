using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Society.Living;

namespace Tabletop.Authoring.Scenarios;

/// <summary>The models of the society, each with the parameters of its kind.</summary>
internal static class SocietyReader
{
    private static readonly string[] ModelKeys = ["model", "drives", "starts-when", "corrected-when", "off"];

    private static readonly string[] Kinds = [.. ModelKinds.All.Select(kind => kind.Name)];

    private static readonly string[] Corrigible = [.. ModelKinds.All.Where(kind => kind.CanBeCorrected).Select(kind => kind.Name)];

    /// <summary>Every key a model of any kind may have.</summary>
    private static readonly string[] AllKeys = [.. ModelKinds.All.SelectMany(Keys).Distinct()];

    /// <summary>Every key a model of that kind may have.</summary>
    public static IEnumerable<string> Keys(ModelKind kind) =>
        ModelKeys.Where(key => key != "corrected-when" || kind.CanBeCorrected).Concat(kind.Parameters.SelectMany(Names));

    /// <summary>What a parameter can be called: a rate also with <c>-per-hour</c>.</summary>
    public static IEnumerable<string> Names(Parameter parameter) => parameter.PerHour ? [parameter.Name, $"{parameter.Name}-per-hour"] : [parameter.Name];

    public static Items<SocietyModel> ReadSociety(this Draft draft, YamlNode? node)
    {
        var models = new List<SocietyModel>();
        var drivers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, _, value) in draft.Reader.ById(node, "society", ModelKeys))
        {
            // Which keys it may have is for its model to say; a slip there must not make all of them unknown.
            var kind = (value as YamlMapping)?["model"] is YamlScalar named ? ModelKinds.Find(named.Value.Trim()) : null;
            var what = kind is null ? "a model of the society" : $"the model {kind.Name}";
            if (Fields.Of(draft.Reader, value, what, kind is null ? AllKeys : [.. Keys(kind)], ModelKeys) is not { } fields)
            {
                continue;
            }

            draft.CheckModel(fields, kind);
            var off = fields.TrueOrFalse("off") ?? false;
            var drives = draft.Drives(fields, off ? null : drivers, id);
            draft.Places[("corrected-when", id)] = fields.PositionOf("corrected-when");
            if (kind is not null && !off && !fields.Has("corrected-when"))
            {
                draft.Uncorrected(fields, kind);
            }

            models.Add(new()
            {
                Id = id,
                Model = kind?.Name ?? "",
                Drives = drives,
                StartsWhen = draft.Condition(fields, "starts-when"),
                CorrectedWhen = draft.Condition(fields, "corrected-when"),
                Off = off,
                Inputs = kind is null ? [] : draft.Inputs((YamlMapping)value, fields, kind, drives),
            });
        }

        return models.ToItems();
    }

    private static void CheckModel(this Draft draft, Fields fields, ModelKind? kind)
    {
        fields.Require("model");
        if (kind is null && fields.Word("model") is { } word && !Typography.Report(draft.Reader, word.Text, word.At))
        {
            draft.Reader.Add(Rules.UnknownModel, word.At, Quoted.Of(word.Text), Guess.Asked(word.Text, Kinds), string.Join(", ", Kinds));
        }

        if (kind is { CanBeCorrected: false } && fields.Has("corrected-when"))
        {
            draft.Reader.Add(Rules.NotCorrected, fields.PositionOf("corrected-when"), kind.Name, string.Join(", ", Corrigible));
        }
    }

    /// <summary>What a correction would need is of no use where there is none.</summary>
    private static void Uncorrected(this Draft draft, Fields fields, ModelKind kind)
    {
        foreach (var name in kind.Parameters.Where(parameter => parameter.OfCorrection).SelectMany(Names).Where(fields.Has))
        {
            draft.Reader.Add(Rules.CorrectionUnused, fields.PositionOf(name), name);
        }
    }

    /// <param name="drivers">The models that drive the indicators met so far; null: this one is switched off and in nobody's way.</param>
    private static string Drives(this Draft draft, Fields fields, Dictionary<string, string>? drivers, string id)
    {
        fields.Require("drives");
        if (fields.Word("drives") is not { } word)
        {
            return "";
        }

        if (draft.Known.PerGroup.Contains(word.Text) || (!draft.Known.Indicators.Contains(word.Text) && draft.Known.Gauges.Contains(word.Text)))
        {
            draft.Reader.Add(Rules.DrivesGroups, word.At, Quoted.Of(word.Text));
        }
        else if (draft.Reader.IsKnown(word, "indicator", draft.Known.Indicators) && drivers?.TryAdd(word.Text, id) == false)
        {
            draft.Reader.Add(Rules.DrivenTwice, word.At, Quoted.Of(drivers[word.Text]), Quoted.Of(word.Text));
        }

        return word.Text;
    }

    /// <summary>In file order.</summary>
    private static Items<SocietyInput> Inputs(this Draft draft, YamlMapping map, Fields fields, ModelKind kind, string drives)
    {
        var inputs = new List<SocietyInput>();
        var given = new Dictionary<Parameter, Position>();
        foreach (var key in map.Entries.Select(entry => entry.Key))
        {
            if (kind.Find(key.Value) is not { } parameter)
            {
                continue;
            }

            if (!given.TryAdd(parameter, key.At))
            {
                draft.Reader.Add(Rules.DuplicateKey, key.At, Quoted.Of(parameter.Name), given[parameter].SeenFrom(key.At));
            }
            else if (fields.Word(key.Value) is { } word && draft.Input(word, key.Value, parameter, drives) is { } input)
            {
                inputs.Add(input);
            }
        }

        foreach (var parameter in kind.Parameters.Where(parameter => parameter.Default is null))
        {
            fields.Require(parameter.Name);
        }

        return inputs.ToItems();
    }

    private static SocietyInput? Input(this Draft draft, Word word, string name, Parameter parameter, string drives)
    {
        if (Millionths.Read(word.Text) is { } number)
        {
            var (low, high) = (Millionths.Of(parameter.Low), Millionths.Of(parameter.High));
            if (number >= low && number <= high)
            {
                return new(name, number, null);
            }

            draft.Reader.Add(Rules.OutOfRange, word.At, Quoted.Of(word.Text), Millionths.Print(low), Millionths.Print(high));
        }
        else if (!Kebab.IsId(word.Text))
        {
            if (Values.IsLonger(word.Text, decimals: 6))
            {
                draft.Reader.Add(Rules.TooManyDecimals, word.At, Quoted.Of(word.Text), "at most six");
            }
            else if (!Typography.Report(draft.Reader, word.Text, word.At))
            {
                draft.Reader.Add(Rules.NoModelInput, word.At, Quoted.Of(word.Text));
            }
        }
        else if (word.Text == drives)
        {
            draft.Reader.Add(Rules.DrivesItself, word.At, Quoted.Of(word.Text));
        }
        else if (draft.Reader.IsKnown(word, "indicator", [.. draft.Known.Indicators, .. draft.Known.Gauges.Except(draft.Known.Indicators)]))
        {
            return new(name, null, word.Text);
        }

        return null;
    }
}
