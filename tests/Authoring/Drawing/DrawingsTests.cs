using System.Text;
using System.Xml.Linq;
using Tabletop.Authoring.Drawing;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Generating;

namespace Tabletop.Authoring.Tests.Drawing;

public sealed class DrawingsTests
{
    private static readonly Scenario Small = Author.ReadScenario("scenario.yaml", Encoding.UTF8.GetBytes("""
        format: tabletop/1
        id: small
        groups: { a: the <Orchard>, b: Harbour }
        phases: { noon: { length: 1h } }
        roles: { mayor: { level: local } }
        indicators: { tension: { start: 30 } }
        crises:
          street:
            title: "Street \"one\" of {a} & {b}"
            initial: calm
            states:
              calm: { hears: { bang: unrest } }
              unrest:
                level: 3
                initial: talk
                after: { 1h30m: { to: calm, when: tension < 20 } }
              talk: { level: 3, part-of: unrest, hears: { bang: [{ to: riot, when: tension >= 50 }, talk] } }
              riot: { level: 5, part-of: unrest }
        injects:
          news: { at: 5m, text: Something, effects: [{ fire: bang }] }
        """)).Scenario!;

    public static TheoryData<string> Formats => [.. Drawings.Formats];

    [Fact]
    public void Mermaid_has_families_as_composites_and_guards_and_timers_on_arrows() => Assert.Equal(
        """
        stateDiagram-v2
          street__calm --> street__unrest : bang
          street__unrest --> street__calm : after 1h30m [tension < 20]
          street__talk --> street__riot : bang [tension >= 50]
          street__talk --> street__talk : bang
          state "Street 'one' of the ‹Orchard› & Harbour" as street {
            [*] --> street__calm
            state "Calm" as street__calm
            state "Unrest" as street__unrest {
              [*] --> street__talk
              state "Talk" as street__talk
              state "Riot" as street__riot
            }
          }
          classDef level0 fill:#e1f0e7,stroke:#1c6642,color:#1b1b1b
          class street__calm level0
          classDef level3 fill:#fbe0cf,stroke:#983a09,color:#1b1b1b
          class street__talk level3
          classDef level5 fill:#ecd0e0,stroke:#5a1136,color:#1b1b1b
          class street__riot level5

        """,
        Drawings.Of(Small, "mermaid"));

    [Fact]
    public void Graphviz_has_machines_and_families_as_clusters() => Assert.Equal(
        """
        digraph "small" {
          graph [rankdir=LR, compound=true, fontname="sans-serif"]
          node [shape=box, style="rounded,filled", fontname="sans-serif"]
          edge [fontname="sans-serif", fontsize=10]
          subgraph "cluster_street" {
            graph [label="Street \"one\" of the <Orchard> & Harbour", style=""]
            "street/" [shape=point, label=""]
            "street/calm" [label="Calm", color="#1c6642", fillcolor="#e1f0e7"]
            subgraph "cluster_street/unrest" {
              graph [label="Unrest", style="rounded,filled", color="#983a09", fillcolor="#fbe0cf"]
              "street/talk" [label="Talk", color="#983a09", fillcolor="#fbe0cf"]
              "street/riot" [label="Riot", color="#5a1136", fillcolor="#ecd0e0"]
            }
          }
          "street/" -> "street/calm"
          "street/calm" -> "street/talk" [label="bang", lhead="cluster_street/unrest"]
          "street/talk" -> "street/calm" [label="after 1h30m [tension < 20]", ltail="cluster_street/unrest"]
          "street/talk" -> "street/riot" [label="bang [tension >= 50]"]
          "street/talk" -> "street/talk" [label="bang"]
        }

        """,
        Drawings.Of(Small, "dot"));

    [Fact]
    public void The_picture_says_all_that_the_machine_does_and_escapes_texts()
    {
        string[] texts = [.. Texts(Drawings.Of(Small, "svg"))];

        Assert.Equal("Street \"one\" of the <Orchard> & Harbour", texts[0]);
        Assert.Equal(
            ["Calm", "calm", "bang → Unrest", "Unrest", "unrest", "begins with Talk", "after 1h30m → Calm", "if tension < 20"],
            texts[1..9]);
    }

    [Fact]
    public void In_the_picture_boxes_lie_within_one_another_or_apart_and_all_within_the_frame()
    {
        foreach (var scenario in Scenarios())
        {
            var svg = XDocument.Parse(Drawings.Of(scenario, "svg")).Root!;
            var (width, height) = ((int)svg.Attribute("width")!, (int)svg.Attribute("height")!);
            foreach (var machine in svg.Elements().Where(element => element.Name.LocalName == "g"))
            {
                Box[] boxes = [.. machine.Descendants().Where(element => element.Name.LocalName == "rect").Select(Box.Of)];
                Assert.All(boxes, box => Assert.True(box.Left >= 0 && box.Right <= width && box.Bottom <= height));
                Assert.All(
                    boxes.SelectMany((one, i) => boxes[(i + 1)..].Select(other => (one, other))),
                    pair => Assert.True(pair.one.Holds(pair.other) || pair.one.IsApartFrom(pair.other)));
            }
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public void Every_scenario_can_be_drawn_and_always_as_the_same(string format)
    {
        foreach (var scenario in Scenarios())
        {
            var drawn = Drawings.Of(scenario, format);
            Assert.Equal(drawn, Drawings.Of(scenario, format));
            Assert.EndsWith("\n", drawn, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', drawn);
        }
    }

    private static IEnumerable<Scenario> Scenarios() =>
    [
        Small,
        .. Shipped.Files.Select(path => Author.LoadScenario(path).Scenario).OfType<Scenario>(),
        .. Enumerable.Range(0, 100).Select(seed => AnyScenario.From(new Dice(seed)).Scenario),
    ];

    private static IEnumerable<string> Texts(string svg) =>
        XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value);

    private sealed record Box(int Left, int Top, int Right, int Bottom)
    {
        public static Box Of(XElement rect)
        {
            int Number(string name) => (int)rect.Attribute(name)!;
            return new(Number("x"), Number("y"), Number("x") + Number("width"), Number("y") + Number("height"));
        }

        public bool Holds(Box other) => other.Left > Left && other.Right < Right && other.Top > Top && other.Bottom < Bottom;

        public bool IsApartFrom(Box other) => other.Top > Bottom || other.Bottom < Top;
    }
}
