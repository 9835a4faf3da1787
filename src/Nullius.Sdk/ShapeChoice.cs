using Nullius.Protocol;
using Nullius.Riscv;
using Nullius.Tracing;

namespace Nullius.Sdk;

/// <summary>Chooses the shape of a proof's segments.</summary>
internal static class ShapeChoice
{
    /// <summary>Checks that the options name a level and a shape that exist.</summary>
    /// <exception cref="ArgumentException">They do not; the message lists what exists.</exception>
    public static void Validate(ProvingOptions options)
    {
        IReadOnlyList<Shape> shapes = ShapesOf(options.SecurityBits);
        if (options.Shape is { } name && shapes.All(shape => shape.Name != name))
            throw new ArgumentException($"There is no shape '{name}': choose one of {string.Join(", ", shapes.Select(shape => shape.Name))}.");
    }

    /// <summary>The shape that the options name, or the smallest into which the whole run fits, or the largest.</summary>
    public static Shape Choose(ProgramImage image, ProgramInput input, ProvingOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<Shape> shapes = ShapesOf(options.SecurityBits);
        if (options.Shape is { } name)
            return shapes.First(shape => shape.Name == name);
        foreach (Shape shape in shapes)
        {
            var planner = new SegmentPlanner(image, input, SegmentPlan.Budget(shape));
            if (planner.Plan(cancellationToken).First().IsLast)
                return shape;
        }

        return shapes[^1];
    }

    private static IReadOnlyList<Shape> ShapesOf(int securityBits)
    {
        IReadOnlyList<Shape> shapes = [.. Shapes.All.Where(shape => shape.SecurityBits == securityBits)];
        return shapes.Count > 0
            ? shapes
            : throw new ArgumentException($"There is no security level of {securityBits} bits: choose 100 or 124.");
    }
}
