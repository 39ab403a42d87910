using Tabletop.Hosting.Sessions;
using Tabletop.Testing.Fakes;
using Tabletop.Web.Starting;

namespace Tabletop.Cli.Tests.Stored;

public sealed class AuditTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_audited_is_shown_in_its_order_while_the_console_goes_on()
    {
        File.WriteAllBytes(_folder["tabletop.db"], []);
        StoredData.Change(new(ConsoleOptions.DefaultUrls, _folder[""]) { Log = $"sqlite:{_folder["tabletop.db"]}" }, database =>
        {
            var audit = new AuditTrail(database, new FakeTimeProvider());
            audit.Note(AuditKinds.StaffSignedIn, person: "p-1");
            audit.Note(AuditKinds.LinkMade, "e", "p-1", "abc");
            audit.Note(AuditKinds.LinkUsed, "e", "", "abc");
            // What is written after it is durable only once it is.
            new StaffPassphrase(database).Remove();

            var ran = Ran.Of("audit", "--log", $"sqlite:{_folder["tabletop.db"]}");
            Assert.Equal(
                (0, "2026-03-02 09:00:00Z  staff-signed-in  -  p-1  -\n2026-03-02 09:00:00Z  link-made  e  p-1  abc\n2026-03-02 09:00:00Z  link-used  e  -  abc\n"), (ran.Exit, ran.Out.ReplaceLineEndings("\n")));
            var json = Ran.Of("audit", "--log", $"sqlite:{_folder["tabletop.db"]}", "--format", "json").Json;
            Assert.Equal(["staff-signed-in", "link-made", "link-used"], json.EnumerateArray().Select(row => row.GetProperty("kind").GetString()));
        });
    }

    [Fact]
    public void What_an_earlier_version_wrote_is_said_to_hold_none()
    {
        File.WriteAllBytes(_folder["tabletop.db"], []);
        var ran = Ran.Of("audit", "--log", $"sqlite:{_folder["tabletop.db"]}");
        Assert.Equal(2, ran.Exit);
        Assert.Contains("cannot be read", ran.Error, StringComparison.Ordinal);
    }
}
