/** Layered misty hills: stands where an article has no picture of its own. Colours come from the sheet. */
export function HillPicture() {
  return (
    <svg className="art" viewBox="0 0 800 400" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <defs>
        <linearGradient id="g1" x2="0" y2="1">
          <stop className="c1" />
          <stop className="c1 z" offset="1" />
        </linearGradient>
        <linearGradient id="g2" x2="0" y2="1">
          <stop className="c2" />
          <stop className="c2 z" offset="1" />
        </linearGradient>
        <linearGradient id="g3" x2="0" y2="1">
          <stop className="c3" />
          <stop className="c3 z" offset="1" />
        </linearGradient>
      </defs>
      <circle className="sun" cx="612" cy="92" r="34" />
      <path
        fill="url(#g1)"
        d="M0 226C34 214 58 172 92 158c14-6 26 8 44 22 22 16 44 4 66-26 24-33 44-62 64-66 18-3 28 26 52 56 20 25 40 44 70 40 28-4 44-36 70-44 20-6 36 16 60 28 24 11 46 2 66-10 30-18 58-60 84-58 22 2 36 30 60 44 26 15 48 20 72 16V350H0Z"
      />
      <path
        fill="url(#g2)"
        d="M0 276c44-6 74-44 108-64 22-13 40-4 62 14 30 25 58 34 92 28 38-7 66-38 98-40 30-2 50 26 82 40 30 13 60 8 88-12 34-24 56-68 90-70 30-1 50 34 82 56 30 20 66 26 98 22V380H0Z"
      />
      <path
        fill="url(#g3)"
        d="M0 318c40-2 70-34 110-44 34-8 60 12 96 26 42 16 84 14 126-8 34-18 66-26 104-16 36 9 62 30 104 30 48 0 82-30 128-36 46-5 88 14 132 16V400H0Z"
      />
      <path className="c4" d="M0 372c86-30 172-36 262-20s150 26 244 14 180-40 294-30V400H0Z" />
      <g className="ink">
        <path d="M604 334c13-2 22-9 27-19h14c5 10 14 17 27 19-10 2-17 1-23-1v17h4v4h-30v-4h4v-17c-6 2-13 3-23 1Zm25-1v17h18v-17Z" />
        <path d="M636 306h4l2 9h-8Z" />
      </g>
      <g className="bird" transform="translate(118 -26)">
        <path d="M232 96q8-8 14 0 7-8 15 0" />
        <path d="M268 76q6-6 11 0 5-6 11 0" />
        <path d="M294 100q5-5 9 0 4-5 9 0" />
      </g>
    </svg>
  );
}
