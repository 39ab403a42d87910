using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Embedded;
using Tabletop.Testing.Fakes;

namespace Tabletop.Cli.Tests.Logs;

/// <summary>Sends the commands of a log to a host, at their times, and waits for the end.</summary>
internal static class HostedPlay
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(200);

    public static ExerciseState Of(PlayedLog played)
    {
        var (time, scheduler) = (new FakeTimeProvider(), new StepScheduler());
        var faults = new List<Exception>();
        using var host = EmbeddedHost.Start(new InMemoryLog(scheduler.Lane("log")), scheduler, time, faults.Add);
        var texts = played.Log.Texts.ToDictionary(text => text.Id, text => text.Text);
        var exercise = "";
        var nowMs = 0L;
        foreach (var command in played.Sent())
        {
            time.Advance(TimeSpan.FromMilliseconds(command.NowMs - nowMs), scheduler.RunAll);
            nowMs = command.NowMs;
            if (command.Body is CommandBody.Create create)
            {
                var made = Done(host.Create(new(
                    played.Log.Content, command.Who, command.Id, create.Mode, create.Seating, create.Rehearsal, create.BuiltInFacilitator, create.Seed)));
                Assert.Null(made.Receipt.Sentence);
                exercise = made.Exercise;
                continue;
            }

            var receipt = Done(command.Body is CommandBody.Join join
                ? host.Join(exercise, command.Who, command.Id, join.Staff)
                : host.Send(exercise, new(command.Who, command.Id, Typed(command.Body), command.Seat)));
            Assert.Null(receipt.Sentence);
        }

        if (Done(host.State(exercise))!.Stage == Stage.Play)
        {
            time.Advance(Longest, scheduler.RunAll);
        }

        Assert.Empty(faults);
        return Done(host.State(exercise))!;

        T Done<T>(Task<T> task)
        {
            scheduler.RunAll();
            return task.WaitAsync(TimeSpan.FromSeconds(10)).GetAwaiter().GetResult();
        }

        // As people type: the host takes the words out again.
        CommandBody Typed(CommandBody body) =>
            body.WithTypedTexts(body.TypedTexts.Select(t => t.Id is { } id ? new() { Text = texts[id] } : (TypedText?)t).ToItems());
    }
}
