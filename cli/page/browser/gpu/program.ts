/** A program of the graphics card, with its uniforms by name. */
export class Program {
  private readonly program: WebGLProgram;
  private readonly places = new Map<string, WebGLUniformLocation | null>();

  /** @throws Error if the card refuses it. */
  constructor(
    private readonly gl: WebGL2RenderingContext,
    vertex: string,
    fragment: string,
  ) {
    this.program = gl.createProgram();
    for (const [type, text] of [
      [gl.VERTEX_SHADER, vertex],
      [gl.FRAGMENT_SHADER, fragment],
    ] as const) {
      const shader = gl.createShader(type);
      if (shader === null) throw new Error('the graphics card makes no shader');
      gl.shaderSource(shader, text);
      gl.compileShader(shader);
      gl.attachShader(this.program, shader);
    }
    gl.linkProgram(this.program);
    if (gl.getProgramParameter(this.program, gl.LINK_STATUS) === false) {
      throw new Error(`the graphics card: ${gl.getProgramInfoLog(this.program)}`);
    }
  }

  /** The next drawings use it. */
  use(): void {
    this.gl.useProgram(this.program);
  }

  whole(name: string, value: number): void {
    this.gl.uniform1i(this.at(name), value);
  }

  number(name: string, value: number): void {
    this.gl.uniform1f(this.at(name), value);
  }

  pair(name: string, x: number, y: number): void {
    this.gl.uniform2f(this.at(name), x, y);
  }

  /** A colour, or several of them in a row. */
  colour(name: string, parts: readonly number[]): void {
    this.gl.uniform3fv(this.at(name), parts);
  }

  private at(name: string): WebGLUniformLocation | null {
    const known = this.places.get(name);
    if (known !== undefined) return known;
    const place = this.gl.getUniformLocation(this.program, name);
    this.places.set(name, place);
    return place;
  }
}
