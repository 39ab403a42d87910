using System.CommandLine;
using Tabletop.Hosting;
using Tabletop.Hosting.Sessions;
using Tabletop.Web.Starting;

namespace Tabletop.Cli.Verbs;

/// <summary>For a passphrase of the staff link that nobody remembers.</summary>
internal static class ForgetPassphraseVerb
{
    public static Command Make(Output output)
    {
        var (data, log) = Stored.Options();
        var verb = new Command("forget-passphrase", "Takes away the passphrase of the staff link, which then opens by itself again. Stop the console first.") { data, log };
        verb.SetAction(parsed => Run(Stored.Place(parsed, data, log), output));
        return verb;
    }

    private static int Run(ConsoleOptions place, Output output)
    {
        var wasSet = false;
        try
        {
            StoredData.Change(place, database =>
            {
                var passphrase = new StaffPassphrase(database);
                wasSet = passphrase.IsSet;
                if (wasSet)
                {
                    // Before it, on the same writer: durable when that is.
                    new AuditTrail(database, TimeProvider.System).Note(AuditKinds.PassphraseRemoved, person: AuditTrail.CommandLine);
                    passphrase.Remove();
                }
            });
        }
        catch (HostingProblem problem)
        {
            throw new UnusableException(problem.Message);
        }

        output.Error.WriteLine(wasSet
            ? "The staff link opens by itself again. Choose another passphrase on the start page."
            : "There was no passphrase: the staff link opens by itself.");
        return Exit.Fine;
    }
}
