namespace Tabletop.Authoring.Tests;

/// <summary>Files as small as they can be while having one of everything. Tests change one piece and look at what is said.</summary>
internal static class Smallest
{
    public const string Scenario = """
        format: tabletop/1
        id: small
        title: Small
        phases:
          noon: { story-start: Mon 12:00, length: 1h }
          late: { length: 30m }
        objectives:
          calm:
            text: Keep calm
            tasks:
              soon: { text: Be soon, by: [mayor], met-when: done visit }
        roles:
          mayor: { level: local, sector: government, stand-in: silent }
          police:
            sector: security
        indicators:
          tension: { start: 30, range: 0..100, better: down }
        facts:
          fact: { text: Something is so, known-to: [mayor] }
        crises:
          street:
            initial: quiet
            states:
              quiet: { hears: { bang: loud } }
              loud: { level: 3, after: { 30m: quiet } }
        injects:
          news:
            at: 5m
            channel: social
            to: [mayor, police]
            text: Something happened
            effects:
              - { raise: tension, by: 5 }
              - { fire: bang }
            asks:
              what-now:
                of: [mayor]
                question: And now
                options:
                  go: { text: Go there }
                  stay: Stay
                time-limit: 10m
                silence: stay
          watched:
            kind: expected-action
            at: 20m
            expects: done visit
            time-limit: 10m
            otherwise:
              - { release: reminder }
          reminder:
            kind: contingency
            to: [mayor]
            text: Did nobody go
        actions:
          visit:
            by: [mayor]
            takes: 10m
            when: not done visit
            says: [fact]
        endings:
          well: { when: done visit and tension < 60 }
          badly: { title: Badly }
        """;

    public const string City = """
        format: tabletop-city/1
        id: town
        topology: hub-and-spoke
        body:
          members: [government, security]
          convenes: [mayor]
          chair: { rule: single, seats: [mayor] }
          meets: { every: 7d, open-to-public: false, summon-in: 15m }
        channels:
          - { between: members, delay: 0m, while: convened }
          - { from: security, to: national, delay: 40m }
        default-delay: 1h
        """;

    public const string Plan = """
        format: tabletop-plan/1
        scenario: small
        city: town
        seed: 3
        steps:
          - { at: 5m, expect: tension = 35 and street in loud }
          - { at: 6m, mayor: answer what-now go because "I must see it" }
          - { mayor: do visit }
          - { at: 7m, mayor: share fact with police }
          - { police: do visit, refused: true }
          - { mayor: convene }
          - { staff: mark half-way }
          - { at: Mon 12:40, expect: done visit }
        ends: well
        """;
}
