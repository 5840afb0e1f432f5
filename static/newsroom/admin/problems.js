"use strict";
/* A browser that came to a part of the page gives that part the focus: give it to the problems. */
document.getElementById("problems")?.focus();
