import type { PageGraph, PageNode } from '../model/graph.ts';
import type { Size } from '../paint/canvas.ts';
import { QUIET_SHARE as QUIET_EDGES, thinnessOf, usualAlpha } from '../paint/paint-edges.ts';
import { QUIET_ALPHA as QUIET_NODES } from '../paint/paint-nodes.ts';
import { NODE_COLOURS, rgbOf } from '../paint/palette.ts';
import { freshness, type Scene } from '../paint/scene.ts';
import { fillNodes, NODE_SIZE } from './node-texels.ts';
import { Program } from './program.ts';
import {
  CURVE_POINTS,
  EDGE_FRAGMENT,
  EDGE_VERTEX,
  NODE_FRAGMENT,
  NODE_VERTEX,
  PASS,
  type Pass,
  ROW,
} from './shaders.ts';

const END_BYTES = 4;
const EDGE_BYTES = 2 * END_BYTES;
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/**
 * Draws the nodes and edges of a large graph on the graphics card. They go to a canvas of their own,
 * which lies below the plain one: a copy of the picture would make the script wait for the card.
 */
export class GpuLayer {
  private readonly nodeProgram: Program;
  private readonly edgeProgram: Program;
  private readonly numbers: Float32Array;
  private readonly edges: WebGLBuffer;
  private readonly loops: WebGLBuffer;
  /** Indices of the edges from a node to itself. */
  private readonly loopIndices: readonly number[];

  private constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly gl: WebGL2RenderingContext,
    graph: PageGraph,
  ) {
    this.nodeProgram = new Program(gl, NODE_VERTEX, NODE_FRAGMENT);
    this.edgeProgram = new Program(gl, EDGE_VERTEX, EDGE_FRAGMENT);
    const rows = Math.ceil(graph.nodes.length / ROW);
    this.numbers = new Float32Array(rows * ROW * NODE_SIZE);
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, ROW, rows);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    const loops = graph.edges.filter(({ source, target }) => source === target);
    this.loopIndices = graph.edges.flatMap(({ source, target }, index) =>
      source === target ? [index] : [],
    );
    this.edges = this.bufferOf(graph.edges);
    this.loops = this.bufferOf(loops);
    gl.enable(gl.BLEND);
    // Colours are multiplied by their opacity.
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  /** Returns `undefined` where there is no graphics card, or one that cannot do it. */
  static of(
    graph: PageGraph,
    { above, onLost }: { above: HTMLCanvasElement; onLost: () => void },
  ): GpuLayer | undefined {
    const canvas = document.createElement('canvas');
    canvas.ariaHidden = 'true';
    const gl = canvas.getContext('webgl2', {
      depth: false,
      // Pixels of a fine screen need no smoothing.
      antialias: devicePixelRatio < 2,
    });
    if (gl === null || isSoftware(gl)) return undefined;
    if (graph.nodes.length > ROW * gl.getParameter(gl.MAX_TEXTURE_SIZE)) {
      return undefined;
    }
    try {
      const layer = new GpuLayer(canvas, gl, graph);
      above.before(canvas);
      canvas.addEventListener('webglcontextlost', onLost);
      return layer;
    } catch {
      return undefined;
    }
  }

  /** Whether the browser has taken the card away. */
  get isLost(): boolean {
    return this.gl.isContextLost();
  }

  /**
   * Draws the nodes, and every `stride`th edge. The edges of the focus are left to the caller. Returns
   * the pinned nodes.
   */
  draw(scene: Scene, { size, stride }: { size: Size; stride: number }): PageNode[] {
    const { gl, canvas } = this;
    const { emphasis } = scene;
    if (canvas.width !== size.columns || canvas.height !== size.rows) {
      canvas.width = size.columns;
      canvas.height = size.rows;
    }
    gl.viewport(0, 0, size.columns, size.rows);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const pinned = fillNodes(this.numbers, scene);
    const rows = Math.ceil(scene.timeline.shownNodes / ROW);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, ROW, rows, gl.RGBA, gl.FLOAT, this.numbers);
    const isDimmed = emphasis.nodes !== undefined;
    const passes = isDimmed ? [PASS.quiet, PASS.bright] : [PASS.all];
    if (emphasis.focus !== undefined)
      this.drawEdges(scene, { size, stride, pass: PASS.all, isDimmed });
    else for (const pass of passes) this.drawEdges(scene, { size, stride, pass, isDimmed });
    for (const pass of passes) this.drawNodes(scene, pass, size.ratio);
    return pinned;
  }

  private drawEdges(
    { timeline, graph, layout, theme, view, freshCount }: Scene,
    { size, stride, pass, isDimmed }: { size: Size; stride: number; pass: Pass; isDimmed: boolean },
  ): void {
    const { gl, edgeProgram: program } = this;
    const count = timeline.shownEdges;
    if (count === 0) return;
    const isQuiet = isDimmed && pass !== PASS.bright;
    program.use();
    program.pair('size', view.width, view.height);
    program.whole('pass', pass);
    program.whole('bends', layout.tiers.length > 0 ? 1 : 0);
    program.pair('loop', Math.min(2, Math.sqrt(view.scale)), Math.min(2, view.scale));
    // A line of the card has one pixel. Where it would have less, it is fainter.
    const thinness = Math.min(1, thinnessOf(view) * size.ratio);
    program.number('alpha', usualAlpha(count / stride) * thinness * (isQuiet ? QUIET_EDGES : 1));
    program.number('stride', stride);
    const newest = { timeline, freshCount };
    const isNew = freshCount > 0 && !isQuiet;
    const freshEdges = isNew ? countNewest(graph.edges, count, newest) : 0;
    program.pair('fresh', count - 1, freshEdges);
    program.colour('colour', rgbOf(theme('edge')));
    program.colour('freshColour', rgbOf(theme('fresh')));
    const points = layout.tiers.length > 0 ? CURVE_POINTS : 2;
    this.drawLines(this.edges, { points, stride, count: Math.ceil(count / stride) });
    const beyond = this.loopIndices.findIndex((index) => index >= count);
    const loopCount = beyond === -1 ? this.loopIndices.length : beyond;
    program.pair('fresh', 0, 0);
    this.drawLines(this.loops, { points: CURVE_POINTS, stride: 1, count: loopCount });
    gl.disableVertexAttribArray(0);
  }

  private drawLines(
    buffer: WebGLBuffer,
    { points, stride, count }: { points: number; stride: number; count: number },
  ): void {
    const { gl } = this;
    if (count === 0) return;
    this.edgeProgram.whole('points', points);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribIPointer(0, 2, gl.UNSIGNED_INT, stride * EDGE_BYTES, 0);
    gl.vertexAttribDivisor(0, 1);
    gl.drawArraysInstanced(gl.LINE_STRIP, 0, points, count);
  }

  private drawNodes({ timeline, theme, view }: Scene, pass: Pass, ratio: number): void {
    const { gl, nodeProgram: program } = this;
    program.use();
    program.pair('size', view.width, view.height);
    program.whole('pass', pass);
    program.number('ratio', ratio);
    program.number('alpha', pass === PASS.quiet ? QUIET_NODES : 1);
    program.colour(
      'colours',
      NODE_COLOURS.flatMap((name) => rgbOf(theme(name))),
    );
    program.colour('paper', rgbOf(theme('paper')));
    program.colour('quiet', rgbOf(theme('quiet')));
    program.colour('fault', rgbOf(theme('fault')));
    program.colour('freshColour', rgbOf(theme('fresh')));
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, timeline.shownNodes);
  }

  private bufferOf(edges: PageGraph['edges']): WebGLBuffer {
    const { gl } = this;
    const buffer = gl.createBuffer();
    const ends = new Uint32Array(2 * edges.length);
    for (const [index, { source, target }] of edges.entries()) {
      ends[2 * index] = source.index;
      ends[2 * index + 1] = target.index;
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, ends, gl.STATIC_DRAW);
    return buffer;
  }
}

/** Whether a processor does the work of a card. It is slower at it than at the plain canvas. */
function isSoftware(gl: WebGL2RenderingContext): boolean {
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const name = gl.getParameter(names === null ? gl.RENDERER : names.UNMASKED_RENDERER_WEBGL);
  return SOFTWARE.test(String(name));
}

/** How many of the last shown edges are new. */
function countNewest(
  edges: PageGraph['edges'],
  count: number,
  scene: Pick<Scene, 'timeline' | 'freshCount'>,
): number {
  let newest = 0;
  while (newest < count && freshness(scene, edges[count - 1 - newest]) > 0) newest += 1;
  return newest;
}
