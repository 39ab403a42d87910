using System.Collections.Concurrent;

namespace Tabletop.Hosting.Scheduling;

/// <summary>Lanes over the thread pool, and threads of their own for those that wait for a disk.</summary>
/// <param name="onFault">Is told of exceptions that work let escape. Each is a bug; the lane goes on with the next piece.</param>
public sealed class ThreadScheduler(Action<Exception> onFault) : IScheduler, IDisposable
{
    private readonly ConcurrentBag<ThreadLane> _threads = [];

    public ILane Lane(string name, bool ownThread = false)
    {
        if (!ownThread)
        {
            return new PoolLane(onFault);
        }

        var lane = new ThreadLane(name, onFault);
        _threads.Add(lane);
        return lane;
    }

    /// <summary>Finishes what the threads of its own were given and ends them.</summary>
    public void Dispose()
    {
        foreach (var thread in _threads)
        {
            thread.Dispose();
        }
    }

    private static void Run(Action work, Action<Exception> onFault)
    {
        try
        {
            work();
        }
        catch (Exception fault)
        {
            onFault(fault);
        }
    }

    private sealed class PoolLane(Action<Exception> onFault) : ILane, IThreadPoolWorkItem
    {
        // A lane gives its pool thread back after so many pieces, so that one busy exercise cannot starve the others.
        private const int MostInOneTurn = 64;

        private readonly ConcurrentQueue<Action> _work = new();
        private int _posted;

        public void Post(Action work)
        {
            _work.Enqueue(work);
            if (Interlocked.Increment(ref _posted) == 1)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }

        // Runs on one pool thread at a time: only whoever brings the count from zero to one, or finds work left, queues it.
        public void Execute()
        {
            for (var done = 0; done < MostInOneTurn; done++)
            {
                // The count went up after the piece was queued, so there is one.
                _work.TryDequeue(out var work);
                Run(work!, onFault);
                if (Interlocked.Decrement(ref _posted) == 0)
                {
                    return;
                }
            }

            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private sealed class ThreadLane : ILane, IDisposable
    {
        private readonly BlockingCollection<Action> _work = [];
        private readonly Thread _thread;

        public ThreadLane(string name, Action<Exception> onFault)
        {
            _thread = new(() =>
            {
                foreach (var work in _work.GetConsumingEnumerable())
                {
                    Run(work, onFault);
                }
            })
            {
                Name = name,
                IsBackground = true,
            };
            _thread.Start();
        }

        public void Post(Action work) => _work.Add(work);

        public void Dispose()
        {
            _work.CompleteAdding();
            _thread.Join();
            _work.Dispose();
        }
    }
}
