using System.Diagnostics;
using System.Threading.Channels;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>A process beside this one that is told what to do, line by line, and answers in lines. It ends with its input.</summary>
internal sealed class LineProcess : IAsyncDisposable
{
    /// <summary>Only a hang comes to this.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(8);

    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(20);

    private readonly Channel<string> _said = Channel.CreateUnbounded<string>();
    private readonly Process _process;

    private LineProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, heard) =>
        {
            if (heard.Data is { } line)
            {
                _said.Writer.TryWrite(line);
            }
            else
            {
                _said.Writer.TryComplete();
            }
        };
        process.BeginOutputReadLine();
    }

    public static LineProcess Start(ProcessStartInfo how)
    {
        (how.RedirectStandardInput, how.RedirectStandardOutput) = (true, true);
        return new(Process.Start(how)!);
    }

    /// <summary>This program with a hidden verb, as it is started by hand: without what the script sets for simulations.</summary>
    public static LineProcess Start(params IEnumerable<string> arguments)
    {
        var how = Own.Program(arguments);
        how.Environment.Remove("DOTNET_gcConcurrent");
        how.Environment.Remove("DOTNET_GCgen0size");
        return Start(how);
    }

    public async Task<string> Ask(string line)
    {
        await Tell(line);
        return await Next();
    }

    public Task Tell(string line) => _process.StandardInput.WriteLineAsync(line);

    public async Task<string> Next()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            return await _said.Reader.ReadAsync(deadline.Token);
        }
        catch (ChannelClosedException)
        {
            throw new UnusableException($"'{Path.GetFileName(_process.StartInfo.FileName)} {string.Join(' ', _process.StartInfo.ArgumentList.Take(3))}' ended too soon; what it printed says why.");
        }
    }

    /// <summary>Passes over what it has said by now.</summary>
    public void Forget()
    {
        while (_said.Reader.TryRead(out _))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(ToEnd);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
