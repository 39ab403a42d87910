using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Tests.Simulated;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Tests.Views;

public sealed class WordsBookTests
{
    [Fact]
    public void Words_that_are_erased_while_somebody_reads_them_are_not_kept_for_the_next()
    {
        using var rig = Fixtures.Rig.InMemory().WithTable();
        var log = new Erasing(rig.Log);
        var book = new WordsBook(log);
        log.Meanwhile = () => book.Follow("e", new(2, new("ann", "erase", new CommandBody.Lobby(false), 1), [new Event.WordsErased(["t"])]));
        var item = JsonSerializer.SerializeToElement(new { typed = "t" });

        Assert.Contains("secret", book.Fill("e", item).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", book.Fill("e", item).GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>Words are there when they are first read, and erased before the reader goes on.</summary>
    private sealed class Erasing(IExerciseLog inner) : LogAround(inner)
    {
        public Action? Meanwhile { get; set; }

        public override StoredText? Text(string exercise, string id)
        {
            var found = Meanwhile is null ? null : new StoredText(id, "max", [], "secret");
            Meanwhile?.Invoke();
            Meanwhile = null;
            return found;
        }
    }
}
