using System.Text;

namespace Tabletop.Authoring.Tests.Machines;

/// <summary>What is done to the machines, and what must come of it.</summary>
internal sealed record HandStep(string Do, string Expected);

/// <summary>A case that was worked out by hand, from Cases/machines. How its file reads is said in the README beside it.</summary>
/// <param name="Why">The sentence of the language it follows from.</param>
/// <param name="Yaml">The part of a scenario it is about.</param>
internal sealed record HandCase(string Name, string Why, string Yaml, IReadOnlyList<HandStep> Steps)
{
    public const string Start = "start";
    public const string Nothing = "nothing";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases", "machines");

    public static IReadOnlyList<HandCase> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(file => Read(Path.GetFileNameWithoutExtension(file), File.ReadAllLines(file)))];

    /// <summary>The whole scenario: what the case leaves out is as plain as can be, and each step that has effects is an inject.</summary>
    public string Scenario
    {
        get
        {
            var injects = string.Concat(Steps.Select((step, i) => (step, i)).Where(x => Effects(x.step.Do) is not null)
                .Select(x => $"  {Inject(x.i)}: {{ kind: contingency, text: Step, effects: [{Effects(x.step.Do)}] }}\n"));
            var yaml = new StringBuilder("format: tabletop/1\nid: by-hand\nroles:\n  mayor: { level: local }\n").Append(Yaml);
            Unless("phases:", "phases:\n  day: { length: 20h }\n");
            Unless("indicators:", "indicators:\n  tension: { start: 50, better: down }\n");
            Unless("injects:", "injects:\n");
            return yaml.Replace("injects:\n", $"injects:\n  idle: {{ kind: contingency, text: This never comes }}\n{injects}").Append("endings:\n  over: { title: Over }\n").ToString();

            void Unless(string there, string plain)
            {
                if (!Yaml.Contains(there, StringComparison.Ordinal))
                {
                    yaml.Append(plain);
                }
            }
        }
    }

    public static string Inject(int step) => $"step-{step}";

    public override string ToString() => Name;

    /// <summary>The effects a step has, as the language writes them; null for one that is no cause.</summary>
    private static string? Effects(string step) =>
        step == Start || step.Split(' ')[0] is "wait" or "open" ? null : string.Join(", ", step.Split(", ").SelectMany(Effect));

    private static IEnumerable<string> Effect(string said) => said.Split(' ') switch
    {
        ["fire", var trigger, var times, "times"] => Enumerable.Repeat($"{{ fire: {trigger} }}", int.Parse(times, System.Globalization.CultureInfo.InvariantCulture)),
        ["set", var indicator, var to] => [$"{{ set: {indicator}, to: {to} }}"],
        [("raise" or "lower") and var verb, var indicator, var by] => [$"{{ {verb}: {indicator}, by: {by} }}"],
        [("fire" or "flag" or "unflag" or "release") and var verb, var id] => [$"{{ {verb}: {id} }}"],
        _ => throw new InvalidDataException($"'{said}' is no step."),
    };

    private static IEnumerable<HandCase> Read(string file, string[] lines)
    {
        var (name, why, yaml, before, steps) = ("", new List<string>(), new StringBuilder(), "", new List<HandStep>());
        foreach (var line in lines.Append("== "))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                before = yaml.Length > 0 ? yaml.ToString() : before;
                if (name.Length > 0)
                {
                    yield return new($"{file}: {name}", string.Join(' ', why), before, [.. steps]);
                }

                name = line[3..];
                why.Clear();
                yaml.Clear();
                steps.Clear();
            }
            else if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                var parts = line[2..].Split(" : ", 2);
                steps.Add(new(parts[0].Trim(), parts[1].Trim()));
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                yaml.Append(line[2..]).Append('\n');
            }
            else if (line.Length > 0)
            {
                why.Add(line);
            }
        }
    }
}
