using Tabletop.Hosting.Sessions;
using Tabletop.Testing.Fakes;
using Tabletop.Web.Starting;

namespace Tabletop.Cli.Tests.Stored;

public sealed class ForgetPassphraseTests : IDisposable
{
    private readonly Folder _folder = new();

    private string Log => $"sqlite:{_folder["tabletop.db"]}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_forgotten_passphrase_is_taken_away()
    {
        File.WriteAllBytes(_folder["tabletop.db"], []);
        With(passphrase =>
        {
            passphrase.Set("kitchen clock parade");
            Assert.True(passphrase.Is("kitchen clock parade"));
            Assert.False(passphrase.Is("kitchen clock parades"));
        });

        var ran = Ran.Of("forget-passphrase", "--log", Log);

        Assert.Equal((0, ""), (ran.Exit, ran.Out));
        With(passphrase => Assert.False(passphrase.IsSet || passphrase.Is("kitchen clock parade")));
        Assert.Contains("opens by itself again", ran.Error, StringComparison.Ordinal);

        var again = Ran.Of("forget-passphrase", "--log", Log);

        Assert.Equal(0, again.Exit);
        Assert.Contains("There was no passphrase", again.Error, StringComparison.Ordinal);
        var row = Assert.Single(Ran.Of("audit", "--log", Log, "--format", "json").Json.EnumerateArray());
        Assert.Equal(("passphrase-removed", "command-line"), (row.GetProperty("kind").GetString(), row.GetProperty("person").GetString()));
    }

    [Fact]
    public void A_folder_that_holds_nothing_or_is_being_served_is_said_in_one_sentence()
    {
        var none = Ran.Of("forget-passphrase", "--log", Log);
        Assert.Equal(2, none.Exit);
        Assert.Contains("There is no tabletop.db", none.Error, StringComparison.Ordinal);

        File.WriteAllBytes(_folder["tabletop.db"], []);
        With(_ =>
        {
            var served = Ran.Of("forget-passphrase", "--log", Log);
            Assert.Equal(2, served.Exit);
            Assert.Contains("Another Tabletop is using", served.Error, StringComparison.Ordinal);
        });
    }

    private void With(Action<StaffPassphrase> work) =>
        StoredData.Change(new(ConsoleOptions.DefaultUrls, _folder[""]) { Log = Log }, database => work(new(database)));
}
