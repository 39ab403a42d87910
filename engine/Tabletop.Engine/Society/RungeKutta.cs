namespace Tabletop.Engine.Society;

/// <summary>A state of shares that flow into one another.</summary>
internal interface IFlow<T>
    where T : struct
{
    /// <summary>This state after flowing for <paramref name="hours"/> as <paramref name="slope"/> says.</summary>
    T After(T slope, double hours);
}

/// <summary>
/// The classical Runge-Kutta method of fourth order. It keeps the sum of shares as the slopes do,
/// and with steps as short as here no share passes zero.
/// </summary>
internal static class RungeKutta
{
    /// <summary>The part of a share that may flow off in one small step.</summary>
    private const double MostInOneStep = 0.1;

    private const double MostSteps = 1_000_000;

    /// <param name="fastestPerHour">No share flows off faster than this; small steps are chosen by it.</param>
    public static T Step<T>(T state, double hours, double fastestPerHour, Func<T, T> slope)
        where T : struct, IFlow<T>
    {
        var steps = (int)Math.Clamp(Math.Ceiling(hours * fastestPerHour / MostInOneStep), 1, MostSteps);
        var h = hours / steps;
        for (var n = 0; n < steps; n++)
        {
            var k1 = slope(state);
            var k2 = slope(state.After(k1, h / 2));
            var k3 = slope(state.After(k2, h / 2));
            var k4 = slope(state.After(k3, h));
            state = state.After(k1, h / 6).After(k2, h / 3).After(k3, h / 3).After(k4, h / 6);
        }

        return state;
    }
}
