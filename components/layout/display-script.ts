/**
 * Runs before the first paint: the reader's display wishes (cookie `qf_display` = theme.step.elder.contrast) become
 * attributes of <html>, since a shared page is the same for everyone.
 */
export const displayScript = `(function(){var m=/(?:^|; )qf_display=([a-z]+)\\.([1-4])\\.([01])\\.([01])/.exec(document.cookie);if(!m)return;var d=document.documentElement.dataset;if(m[1]!=="system")d.theme=m[1];if(m[2]!=="1")d.step=m[2];if(m[3]==="1")d.elder="";if(m[4]==="1")d.contrast="more"})()`;
