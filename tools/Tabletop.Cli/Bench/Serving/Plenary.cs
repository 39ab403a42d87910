using System.Globalization;
using System.Text;
using Tabletop.Authoring;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>A scenario for a full room: ten roles, and injects for everyone that staff release by hand, 2 KB of text each.</summary>
internal static class Plenary
{
    public const int Roles = 10;
    public const int TextBytes = 2_048;
    public const string From = "The radio";

    private static readonly string[] Words = ["water", "bridge", "the", "mayor", "says", "nobody", "has", "seen", "evening", "before", "council", "will", "meet", "street"];

    public static string Role(int number) => string.Create(CultureInfo.InvariantCulture, $"role-{number + 1}");

    public static string Inject(int number) => string.Create(CultureInfo.InvariantCulture, $"news-{number + 1}");

    /// <summary>Another for each number, all of one length.</summary>
    public static string Text(int number)
    {
        var text = new StringBuilder(TextBytes + 16);
        for (var i = number; text.Length < TextBytes; i = (i * 7) + 3 & 0xFFFF)
        {
            text.Append(Words[i % Words.Length]).Append(' ');
        }

        text.Length = TextBytes - 1;
        return text.Append('.').ToString();
    }

    public static Scenario Scenario(int injects)
    {
        var yaml = new StringBuilder("""
            format: tabletop/1
            id: plenary
            version: 1.0.0
            title: A full room
            language: en
            summary: Everybody sits in one exercise and reads the same news.
            duration: 90m
            phases:
              day: { title: The day, story-start: Mon 09:00, pace: 1, length: 8h }
            roles:

            """);
        for (var i = 0; i < Roles; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  {Role(i)}: {{ title: Role {i + 1}, brief: You read the news. }}\n");
        }

        yaml.Append("injects:\n");
        for (var i = 0; i < injects; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  {Inject(i)}: {{ manual: yes, channel: news, from: {From}, to: [everyone], text: {Text(i)} }}\n");
        }

        return Author.ReadScenario("scenario.yaml", Encoding.UTF8.GetBytes(yaml.ToString())).Scenario
            ?? throw new InvalidDataException("The scenario of the benchmark has errors.");
    }
}
