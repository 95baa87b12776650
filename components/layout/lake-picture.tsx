/** Mountains, a pavilion and a boat: the wide picture beside the sign-in form. Colours come from the sheet. */
export function LakePicture() {
  return (
    <svg className="art" viewBox="0 0 760 860" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <defs>
        <linearGradient id="d1" x2="0" y2="1">
          <stop className="c1" />
          <stop className="c1 z" offset="1" />
        </linearGradient>
        <linearGradient id="d2" x2="0" y2="1">
          <stop className="c2" />
          <stop className="c2 z" offset="1" />
        </linearGradient>
        <linearGradient id="d3" x2="0" y2="1">
          <stop className="c3" />
          <stop className="c3 z" offset="1" />
        </linearGradient>
        <linearGradient id="dw" x2="0" y2="1">
          <stop className="w z" />
          <stop className="w" offset="1" />
        </linearGradient>
      </defs>
      <circle className="sun" cx="520" cy="214" r="50" />
      <path
        fill="url(#d1)"
        d="M0 424C48 412 84 352 128 334c22-9 40 14 66 32 34 24 66 2 100-46 36-52 66-100 98-104 28-4 42 48 80 92 30 34 66 58 104 50 42-9 66-62 104-72 30-8 54 20 80 34V640H0Z"
      />
      <path
        fill="url(#d2)"
        d="M0 530c66-10 108-74 160-104 32-18 58-4 90 22 44 36 86 48 134 40 56-10 98-58 144-60 44-2 76 38 122 58 40 18 80 12 110-10V690H0Z"
      />
      <path fill="url(#d3)" d="M190 668c90-4 200-92 316-102 92-8 164 42 254 34v68Z" />
      <path className="c4" d="M384 680c70-34 166-54 258-52 48 1 88 8 118 16v36Z" />
      <rect className="lake" y="668" width="760" height="192" />
      <path fill="url(#dw)" d="M0 668h760v192H0Z" />
      <g className="ink" transform="translate(-300 236)">
        <path d="M842 342c26-4 44-18 54-40h36c10 22 28 36 54 40-16 5-32 4-44-1v54h8v8H878v-8h8v-54c-12 5-28 6-44 1Zm56 1v52h32v-52Zm-7 0h-2v52h2Zm48 0v52h-2v-52Z" />
        <path d="M876 306c16-3 27-11 33-24h10c6 13 17 21 33 24-10 3-20 3-28-1h-20c-8 4-18 4-28 1Z" />
        <path d="M911 266h6l3 16h-12ZM862 403h104v5H862Zm-14 8h132v5H848Z" />
      </g>
      <g className="ink" transform="translate(-360 276)">
        <path d="M640 470c16 12 62 12 84-1-6 16-70 18-84 1Zm34-26q5-1 5 5l5 18h-14l2-16Zm-5-1 14-8 4 8Z" />
      </g>
      <g className="ripple">
        <path d="M200 764h220M240 780h120M470 700h170M500 714h110M40 720h90M560 800h140M120 836h200" />
      </g>
      <g className="bird">
        <path d="M330 176q11-11 20 0 9-11 20 0M388 148q9-9 16 0 7-9 16 0M424 182q7-7 13 0 6-7 13 0" />
      </g>
    </svg>
  );
}
