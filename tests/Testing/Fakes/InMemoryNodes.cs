using Tabletop.Engine.Views;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Logs;

namespace Tabletop.Testing.Fakes;

/// <summary>The leases of several nodes over one log in memory, and the signals between them. It keeps to what PostgreSQL keeps to.</summary>
public sealed class InMemoryNodes(TimeProvider time)
{
    private readonly Dictionary<string, Row> _rows = [];
    private readonly List<Signals> _listening = [];
    private readonly List<(string Node, BesideTheLog Change)> _changes = [];

    /// <summary>What is being leased. Set once, before any node looks.</summary>
    public IExerciseLog? Log { get; set; }

    /// <summary>How a signal travels; left out: at once.</summary>
    public Action<Action> Carry { get; set; } = arrive => arrive();

    public long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    public Peers Node(string name)
    {
        var signals = new Signals(this, name);
        _listening.Add(signals);
        return new(new Leases(this, name), signals);
    }

    /// <summary>Whether a claim still stands, as the log asks in the transaction that stores.</summary>
    public bool Holds(string exercise, LeaseClaim claim) =>
        _rows.TryGetValue(exercise, out var row) && row.Node == claim.Node && row.Fence == claim.Fence && row.UntilMs > NowMs;

    public string? Holder(string exercise) => _rows.TryGetValue(exercise, out var row) && row.UntilMs > NowMs ? row.Node : null;

    public void Changed(string node, BesideTheLog change) => _changes.Add((node, change));

    private sealed record Row(string Node, long Fence, long UntilMs, long? BeatMs, bool IsSettled);

    private sealed class Leases(InMemoryNodes all, string node) : ILeases
    {
        public string Node => node;

        public long NowMs() => all.NowMs;

        public LeaseTaken Take(string exercise)
        {
            var row = all._rows.GetValueOrDefault(exercise);
            if (row is not null && row.Node != node && row.UntilMs > all.NowMs)
            {
                return new(0, row.BeatMs, row.IsSettled);
            }

            row = new(node, (row?.Fence ?? 0) + 1, all.NowMs + Lease.LastsMs, row?.BeatMs, IsSettled: false);
            all._rows[exercise] = row;
            return new(row.Fence, row.BeatMs, row.IsSettled);
        }

        public IReadOnlyCollection<string> Renew(IReadOnlyList<LeaseBeat> beats)
        {
            var mine = beats.Where(b => all.Holds(b.Exercise, new(node, b.Fence))).ToArray();
            Set(mine, all.NowMs + Lease.LastsMs);
            return [.. mine.Select(b => b.Exercise)];
        }

        public void GiveBack(IReadOnlyList<LeaseBeat> beats) => Set([.. beats.Where(b => all.Holds(b.Exercise, new(node, b.Fence)))], all.NowMs);

        public IReadOnlyList<LeaseSight> Look(IReadOnlyList<string> open) =>
        [
            .. all.Log!.Exercises().Where(e => e.Stage == Stage.Play || open.Contains(e.Id))
                .Select(e => new LeaseSight(
                    e.Id, e.Version, e.Stage, all.Holder(e.Id), Math.Max(0, (all._rows.GetValueOrDefault(e.Id)?.UntilMs ?? 0) - all.NowMs), all._rows.GetValueOrDefault(e.Id)?.BeatMs)),
        ];

        private void Set(LeaseBeat[] beats, long untilMs)
        {
            foreach (var beat in beats)
            {
                var row = all._rows[beat.Exercise];
                all._rows[beat.Exercise] = beat.WallMs is { } wall
                    ? row with { UntilMs = untilMs, BeatMs = Math.Max(row.BeatMs ?? 0, wall), IsSettled = true }
                    : row with { UntilMs = untilMs };
            }
        }
    }

    private sealed class Signals(InMemoryNodes all, string node) : ISignals
    {
        private int _seen;

        public Action<string, long>? Heard { get; set; }

        public void Tell(IReadOnlyList<(string Exercise, long Version)> committed)
        {
            foreach (var other in all._listening.Where(l => l != this))
            {
                foreach (var (exercise, version) in committed)
                {
                    all.Carry(() => other.Heard?.Invoke(exercise, version));
                }
            }
        }

        public IReadOnlyList<BesideTheLog> Changes()
        {
            var newer = all._changes.Skip(_seen).Where(c => c.Node != node).Select(c => c.Change).ToArray();
            _seen = all._changes.Count;
            return newer;
        }
    }
}
