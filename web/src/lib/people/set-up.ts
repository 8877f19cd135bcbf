/** The form of an empty house; the choice of the language takes along what is typed in it. */
export const setUpForm = 'set-up';
