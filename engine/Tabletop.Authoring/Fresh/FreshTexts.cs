namespace Tabletop.Authoring.Fresh;

/// <summary>What a new scenario says. <c>{id}</c> and <c>{title}</c> are filled in.</summary>
internal static class FreshTexts
{
    public const string Scenario = """
        format: tabletop/1
        id: {id}                     # plans and translations name it
        version: 1.0.0
        title: {title}
        language: en
        summary: |
          A message goes round: the night shelter is to close. Half of it is true, and two offices hold one half each.
        content-notes:                       # what may hurt: everybody reads it before taking a seat
          - an angry crowd

        groups:                              # {a} and {b} in texts; facilitators may rename them
          a: the upper town
          b: the lower town

        duration: 15m                        # real minutes; every other duration is story time

        phases:
          evening:
            title: Monday evening
            story-start: Mon 18:00
            pace: 4                          # four story minutes pass in one real minute
            length: 1h

        objectives:
          early-and-true:
            text: Say early what is known
            pillar: communication
            tasks:
              word-in-time:
                text: City and police speak together within half an hour
                by: [mayor, police]
                met-when: done joint-word within 30m of released message

        roles:
          mayor:
            title: Mayor's office
            level: local
            sector: government
            brief: |                         # for everybody to read
              You speak for the whole city and can call people together. You command nobody.
            private: |                       # for this seat alone
              You agreed to move the shelter's door two streets away and have told no one yet.
            stand-in: cautious               # how the seat is played when nobody sits there
          police:
            title: Police commander
            level: local
            sector: security
            brief: |
              You are responsible for safety in the streets. People see you before they see anyone else.
            private: |
              You have six officers tonight, and nobody has told you anything about the shelter.
            stand-in: cooperative

        indicators:                          # numbers that staff watch
          tension: { title: Tension, start: 40, better: down }

        facts:                               # what somebody knows and others do not
          door-moves:
            text: The shelter stays open. Only its door moves, two streets away.
            sensitivity: partners
            known-to: [mayor]

        crises:                              # machines: one state at a time, moved by triggers and by time
          street:
            title: The street before the shelter
            initial: quiet
            states:
              quiet:
                level: 0                     # 0 calm to 5 worst: the colour on screens
                hears:
                  rumour: angry-talk
              angry-talk:
                level: 2
                enter:
                  - { raise: tension, by: 10 }
                hears:
                  word-out: quiet
                after:                       # so long after entering it, if the condition holds
                  30m: { to: crowd, when: tension >= 45 }
              crowd:
                title: A crowd at the door
                level: 4
                hears:
                  word-out: angry-talk

        injects:                             # what reaches the players, in order

          message:
            title: The message
            at: 5m                           # after the phase opened
            to: [everyone]
            from: "@lamplighter"
            channel: social
            text: |
              **They are closing the shelter tonight.** People from {b} are to sleep in the park, so that {a} has its peace. Come to the door at half past six.
            effects:
              - { fire: rumour }
            asks:
              first-answer:
                of: [mayor]
                question: |
                  A reporter is on the phone: "Is it true?"
                options:
                  checking:
                    text: We are finding out and report at half past six
                    effects:
                      - { lower: tension, by: 5 }
                  no-comment: No comment
                time-limit: 10m
                silence: no-comment          # what it stands for if nobody answers
                rationale: optional
            tests: [word-in-time]
            hint: |                          # for the facilitator
              Who asks the other seat what it knows, before answering?

          pieces-joined:                     # no message: a moment when players should act
            title: Do they talk to each other?
            kind: expected-action
            at: 15m
            expects: police knows door-moves
            time-limit: 15m
            otherwise:
              - { release: officer-asks }

          officer-asks:                      # comes only if it is needed
            title: The officer at the door
            to: [police]
            from: Your officer at the shelter
            channel: phone
            kind: contingency
            text: |
              Forty people here, all asking me. What am I to say?

        actions:                             # what seats can do of their own accord
          joint-word:
            title: City and police speak together
            together: [mayor, police]        # all must confirm; 'by' would let any one of them do it
            takes: 10m
            when: police knows door-moves
            effects:
              - { lower: tension, by: 15 }
              - { fire: word-out }
            says: [door-moves]               # every seat learns it
            once: yes

        endings:                             # the first whose condition holds when play ends
          quiet-night: { title: A quiet night, when: street in quiet }
          long-night: { title: A long night }

        feedback:
          next-time: What would you do differently next time?

        """;

    public const string Plan = """
        format: tabletop-plan/1
        scenario: {id}
        # An evening that must come true: run it with 'tabletop test'. Numbers: tension 40, +10 on entering angry-talk.
        steps:
          - { at: 6m, expect: street in angry-talk and tension = 50 }
          - { at: 8m, mayor: answer first-answer checking because "We know half of it" }
          - { at: 9m, mayor: share door-moves with police }
          - { at: 12m, mayor: do joint-word }
          - { at: 12m, police: do joint-word }
          # 50, -5 for the answer, -15 for the joint word
          - { at: 23m, expect: done joint-word and street in quiet and tension = 30 }
          - { at: 31m, expect: not released officer-asks }
        ends: quiet-night

        """;
}
