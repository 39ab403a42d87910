using System.Diagnostics;
using System.Globalization;
using Tabletop.Testing.Network;

namespace Tabletop.Testing.Postgres;

/// <summary>
/// A PostgreSQL server of the tests' own, on loopback, in a folder that goes when it does. A collection of tests shares one, and each of
/// them takes a database for itself; a test that stops or kills the server has one of its own.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static int _databases;

    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-postgres-").FullName;
    private readonly int _port = Ports.Free();
    private Process? _process;

    /// <summary>Starts one.</summary>
    /// <exception cref="InvalidOperationException">There is no PostgreSQL on this machine, or it does not start: the test fails by this name.</exception>
    public PostgresServer()
    {
        try
        {
            if (Environment.IsPrivilegedProcess)
            {
                Run("chown", "nobody", _folder);
            }

            AsOwner("initdb", "-D", Data, "-U", "tabletop", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
            Go();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>A new, empty database.</summary>
    /// <returns>How a node connects to it.</returns>
    public string NewDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}_{Environment.ProcessId}");
        Run(Program("createdb"), "-h", "127.0.0.1", "-p", Port, "-U", "tabletop", name);
        return $"Host=127.0.0.1;Port={Port};Database={name};Username=tabletop";
    }

    /// <summary>Starts it, or starts it again after <see cref="Kill"/>.</summary>
    public void Go()
    {
        // It is asked to keep what it acknowledges, as in a real room, and little memory.
        _process = AsOwnerStarted(
            "postgres", "-D", Data, "-p", Port, "-k", _folder, "-c", "listen_addresses=127.0.0.1", "-c", "shared_buffers=16MB", "-c", "max_connections=60");
        var until = DateTime.UtcNow + Deadline;
        while (!Answers())
        {
            if (_process.HasExited || DateTime.UtcNow > until)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {_process.StandardError.ReadToEnd()}");
            }
        }
    }

    /// <summary>Ends it at once, with whatever it was doing.</summary>
    public void Kill()
    {
        if (_process is { HasExited: false } running)
        {
            // Its children end by themselves when they find it gone.
            running.Kill(entireProcessTree: true);
            running.WaitForExit();
        }

        File.Delete(Path.Combine(Data, "postmaster.pid"));
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            // It waits for its children, which a kill does not.
            AsOwner("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
        }

        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private string Port => _port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Debian keeps the server's programs out of the path, by version.</summary>
    private static string Program(string name)
    {
        var places = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Reverse().Select(v => Path.Combine(v, "bin")) : []);
        return places.Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"PostgreSQL is not installed: there is no {name}. Install Debian's package postgresql, or run tests/run --without postgres.");
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Started(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Deadline) || process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {errors.Result}{output.Result}");
        }
    }

    private static Process Started(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" })!;

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static (string Program, string[] Arguments) Owned(string name, string[] arguments) => Environment.IsPrivilegedProcess
        ? ("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", Program(name), .. arguments])
        : (Program(name), arguments);

    private void AsOwner(string name, params string[] arguments)
    {
        var (program, all) = Owned(name, arguments);
        Run(program, all);
    }

    private Process AsOwnerStarted(string name, params string[] arguments)
    {
        var (program, all) = Owned(name, arguments);
        var process = Started(program, all);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private bool Answers()
    {
        using var asked = Started(Program("pg_isready"), ["-q", "-h", "127.0.0.1", "-p", Port, "-U", "tabletop", "-d", "postgres"]);
        return asked.WaitForExit(Deadline) && asked.ExitCode == 0;
    }
}
