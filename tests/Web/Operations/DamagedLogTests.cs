using System.Net;
using Tabletop.Engine.Exercises;
using Tabletop.Testing.Stored;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Operations;

/// <summary>A disk that decays, or somebody who changes what is stored: it is found when the exercise opens.</summary>
public sealed class DamagedLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-damaged-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_exercise_whose_log_is_damaged_is_said_to_be_so_and_others_are_played()
    {
        var earlier = EarlierFolder.Copy("schema-2", _folder);
        var (exercise, seat) = (earlier.Exercise, earlier.Seat);
        Assert.Equal(1, earlier.Change("UPDATE entries SET bytes = CAST(replace(bytes, 'schema', 'Schema') AS BLOB) WHERE version = 4"));

        await using var program = new ServedProgram(_folder);
        await program.Start();
        using var mayor = program.Browser();
        mayor.Holds(earlier.Session);

        // Nobody is sent away: their screens keep what they have until it is restored. Staff are told where, nobody else is.
        var (response, body) = await mayor.AskGet($"/api/streams/{Uri.EscapeDataString(seat)}?after=0");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("\"damaged\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("entry", body, StringComparison.Ordinal);
        using var staff = await program.Staff();
        var (refused, sentence) = await staff.AskGet($"/api/exercises/{exercise}/presence");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains($"{exercise} is damaged at entry 4", sentence, StringComparison.Ordinal);
        var (unsent, why) = await mayor.AskPost("/api/commands", new SendCommand(seat, "late", new CommandBody.SendMessage("police", new() { Text = "Anybody?" }), null));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (unsent.StatusCode, why.Contains("\"damaged\"", StringComparison.Ordinal)));

        // The list is there, and another exercise.
        Assert.Contains(await staff.Get<ExerciseSummary[]>("/api/exercises"), e => e.Exercise == exercise);
        var made = await staff.Post<ExerciseSummary>("/api/exercises", new CreateExercise("canaries", null, Mode.FacilitatorPaced, Seating.Open, false, false, null));
        Assert.NotNull((await staff.PullPatiently(made.Streams.Single(s => s.Kind == StreamKind.Staff).Stream)).View);
    }
}
